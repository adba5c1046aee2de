import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GROUP_ROWS, sum } from '../../../../src/sims/iop-counter/file.ts';
import type { Kind } from '../../../../src/sims/iop-counter/file.ts';
import { lancePage } from '../../../../src/sims/iop-counter/lance.ts';
import { fetchRows, nothing } from '../../../../src/sims/iop-counter/reads.ts';
import type { Store } from '../../../../src/sims/iop-counter/reads.ts';

/** What the engines took: see content/labs/lance-random-access/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly cases: readonly Case[];
}

type Case = readonly [
  kind: Kind,
  size: number,
  store: Store,
  block: number,
  fetches: readonly (readonly [rows: readonly number[], reads: number, bytes: number])[],
];

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/iop-counter.json', import.meta.url), 'utf8'),
) as Oracle;

/** The reads and the bytes of the calls, one after the other in one program. */
function taken([kind, size, store, block, fetches]: Case) {
  let known = nothing;
  return fetches.map(([rows]) => {
    const fetched = fetchRows({ kind, size, store, block }, rows, known);
    known = fetched.known;
    return [rows, fetched.reads.length, sum(fetched.reads.map(({ bytes }) => bytes))] as const;
  });
}

/** The rules that a case puts to the test. */
function rulesOf(one: Case): string[] {
  const [kind, size, store, block, fetches] = one;
  const many = fetches.filter(([rows]) => rows.length > 1);
  const isLance = store === 'lance';
  return [
    `${store}: ${kind}`,
    `${isLance ? `${lancePage({ kind, size }).layout} ${block}` : store}: ${size}`,
    // Fewer reads than rows, in a warm call: neighbours in one piece, or pieces read together.
    ...many
      .slice(1)
      .flatMap(([rows, reads]) => (reads < rows.length ? [`${store} ${block}: joined`] : [])),
    ...(fetches.some(([rows]) => new Set(rows.map((row) => Math.floor(row / GROUP_ROWS))).size > 1)
      ? [`${store}: several row groups`]
      : []),
  ];
}

describe('the model of reads', () => {
  it('has 300 cases of the engines or more, with every rule in five of them', () => {
    expect(oracle.engine).toBe('pylance 14.0.2, pyarrow 26.0.1');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases)
      for (const rule of new Set(rulesOf(one))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(60);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(5);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'reads what the engine reads in case %i, call by call',
    (_, one) => {
      expect(taken(one)).toEqual(one[4]);
    },
  );
});
