import { readFileSync } from 'node:fs';
import type { Refusal } from '../../../../src/sims/rescale-ring/admission.ts';
import type { KeyType } from '../../../../src/sims/rescale-ring/key-hash.ts';

/** What Flink 2.0.0 answered: see content/labs/flink-state-rescale/oracle/README.md. */
interface Oracle {
  readonly flink: string;
  readonly keys: readonly (readonly [
    type: KeyType,
    text: string,
    hashCode: number,
    murmur: number,
    max: number,
    group: number,
    parallelism: number,
    subtask: number,
  ])[];
  readonly owners: readonly (readonly [
    max: number,
    parallelism: number,
    group: number,
    subtask: number,
  ])[];
  readonly ranges: readonly (readonly [
    max: number,
    parallelism: number,
    subtask: number,
    first: number,
    last: number,
  ])[];
  readonly defaults: readonly (readonly [parallelism: number, max: number])[];
  readonly starts: readonly (readonly [
    parallelism: number,
    askedMax: number | null,
    outcome: number | Refusal,
  ])[];
  readonly restores: readonly (readonly [
    recorded: number,
    old: number,
    asked: number,
    askedMax: number | null,
    outcome:
      | Refusal
      | readonly [max: number, moved: number, ...reads: (readonly [first: number, last: number])[]],
  ])[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/rescale-ring.json', import.meta.url), 'utf8'),
) as Oracle;
