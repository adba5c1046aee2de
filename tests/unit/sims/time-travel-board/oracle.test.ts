import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begin, joins, step } from '../../../../src/sims/time-travel-board/model.ts';
import type { Settings, State } from '../../../../src/sims/time-travel-board/model.ts';

/** What Feast 0.67.0 and DuckDB 2.0.1 answered: see content/labs/feature-point-in-time/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly cases: readonly Case[];
}

interface Case extends Settings {
  readonly rows: readonly (readonly [event: number, created: number, value: number])[];
  readonly labels: readonly number[];
  readonly gets: readonly (number | null)[];
  readonly served: readonly (number | null)[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/time-travel-board.json', import.meta.url), 'utf8'),
) as Oracle;

/** All labels of a case, joined. */
function repeat({ join, ttl, rows, labels }: Case): State {
  const named = rows.map(([event, created, value]) => ({ event, created, value }));
  return labels.reduce<State>(
    (state) => step(state, { kind: 'join' }),
    begin({ join, ttl }, named, labels),
  );
}

/** The rules that one label of a case puts to the test. */
function rulesOf({ join, ttl, rows }: Case, label: number, got: number | null): string[] {
  const row = rows.find(([, , value]) => value === got);
  const has = (name: string, is: boolean): string[] => (is ? [`${join}: ${name}`] : []);
  return [
    ...has('no value', !row),
    ...has('a value from the future', row !== undefined && row[1] > label),
    ...has('a row at the very time', row?.[0] === label),
    ...has('a row as old as the TTL', ttl > 0 && row?.[0] === label - ttl),
    ...has(
      'a row too old by half an hour',
      ttl > 0 && rows.some(([event]) => event === label - ttl - 1),
    ),
    ...has('a row created at the very time', row?.[1] === label),
    ...has(
      'a correction',
      row !== undefined && rows.filter(([event]) => event === row[0]).length > 1,
    ),
  ];
}

describe('the model of the joins', () => {
  it('has 300 cases of the engines or more, with every rule in five labels of them', () => {
    expect(oracle.engine).toBe('Feast 0.67.0, DuckDB 2.0.1');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases)
      one.labels.forEach((label, index) => {
        for (const rule of rulesOf(one, label, one.gets[index] ?? null))
          counts.set(rule, (counts.get(rule) ?? 0) + 1);
      });
    expect(counts.size).toBeGreaterThanOrEqual(18);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(5);
    for (const join of joins)
      expect(oracle.cases.filter((one) => one.join === join).length).toBeGreaterThan(100);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'gives the labels of case %i their values, and what was served',
    (_, one) => {
      const { answers } = repeat(one);
      expect(answers.map(({ got }) => got?.value ?? null)).toEqual(one.gets);
      expect(answers.map(({ served }) => served?.value ?? null)).toEqual(one.served);
    },
  );
});
