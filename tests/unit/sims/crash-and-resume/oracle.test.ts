import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dealAgain, streamAgain } from '../../../../src/sims/crash-and-resume/loaders.ts';
import type {
  Batches,
  SavedPlace,
  SavedStream,
} from '../../../../src/sims/crash-and-resume/loaders.ts';

/** What torch 2.15.0 and torchdata 0.11.0 did: see content/labs/shuffle-and-resume/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly cases: readonly (FromStream | FromPlaces)[];
}

type FromStream = readonly [
  kind: 'stream',
  saved: SavedStream,
  shard: number,
  buffer: number,
  batch: number,
  seed: number,
  step: number,
  after: readonly Batches[],
];
type FromPlaces = readonly [
  kind: 'indices',
  saved: SavedPlace,
  ranks: number,
  batch: number,
  step: number,
  after: readonly Batches[],
];

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/crash-and-resume.json', import.meta.url), 'utf8'),
) as Oracle;

const ROWS = 48;

function repeat(one: FromStream | FromPlaces): readonly Batches[] {
  if (one[0] === 'stream') {
    const [, saved, shard, buffer, batch, seed, step] = one;
    return streamAgain({ rows: ROWS, shard, buffer, batch, seed }, saved, step);
  }
  const [, saved, ranks, batch, step] = one;
  return dealAgain({ rows: ROWS, batch }, saved, step, ranks);
}

describe('the model of a resume', () => {
  it('has 300 cases of the libraries or more, each state in twenty of them, and worlds of four sizes', () => {
    expect(oracle.engine).toBe('torch 2.15.0, torchdata 0.11.0');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases) {
      const size = one[0] === 'indices' ? [`${one[2]} ranks`] : [];
      for (const rule of [`${one[0]} ${one[1]}`, ...size])
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    expect(counts.size).toBe(13);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(20);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'trains on the same batches as case %i',
    (_, one) => {
      expect(repeat(one)).toEqual(one.at(-1));
    },
  );
});
