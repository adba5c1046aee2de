import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begin, fileOf, readBack, step } from '../../../../src/sims/shredder/model.ts';
import type { State } from '../../../../src/sims/shredder/model.ts';
import { maxDefinition, maxRepetition } from '../../../../src/sims/shredder/schema.ts';
import type { Settings, Value } from '../../../../src/sims/shredder/schema.ts';
import { meaning } from '../../../../src/sims/shredder/words.ts';

/** What parquet-java 1.18.1 answered: see content/labs/dremel-levels/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly schema: Settings['shape'];
  readonly required: string;
  readonly form: Settings['form'];
  readonly rows: readonly Value[];
  /** Numbers of the rows that the writer refused. */
  readonly refused: readonly number[];
  /** Highest levels, nulls as the chunk's statistics count them, and `r d value` of each entry. */
  readonly leaves: readonly { r: number; d: number; nulls: number; entries: string }[];
  readonly back: readonly Value[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/shredder.json', import.meta.url), 'utf8'),
) as Oracle;

/** All rows of a case, shredded. */
const repeat = ({ schema: shape, required, form, rows }: Case): State =>
  rows.reduce<State>(
    (state) => step(state, { kind: 'shred' }),
    begin({ shape, required, form }, rows),
  );

const leavesOf = (state: State): Case['leaves'] =>
  fileOf(state).map(({ column, ...path }) => ({
    r: maxRepetition(path),
    d: maxDefinition(path),
    nulls: column.filter(({ value }) => value === null).length,
    entries: column.map(({ r, d, value }) => `${r} ${d} ${value ?? '.'}`).join(', '),
  }));

/** The rules that a case shows, by what an entry says, of which leaf. */
const rulesOf = (one: Case): string[] => [
  ...fileOf(repeat(one)).flatMap(({ column, ...path }) =>
    column.map(({ r, d }) => `${one.form} ${path.name} r${r}: ${meaning(path, d)}`),
  ),
  ...(one.refused.length > 0 ? [`${one.schema} ${one.form}: a row is refused`] : []),
];

describe('the model of levels', () => {
  it('has 300 files of the engine or more, with every rule in five of them', () => {
    expect(oracle.engine).toBe('parquet-java 1.18.1');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases)
      for (const rule of new Set(rulesOf(one))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(30);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(5);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'gives the levels, refusals and rows of file %i',
    (_, one) => {
      const state = repeat(one);
      const refused = state.taken.flatMap(({ misfit }, index) => (misfit ? [index + 1] : []));
      expect(refused).toEqual(one.refused);
      expect(leavesOf(state)).toEqual(one.leaves);
      expect(readBack(state)).toEqual(one.back);
    },
  );
});
