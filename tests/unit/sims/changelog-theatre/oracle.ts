import { readFileSync } from 'node:fs';
import type { Change, Memory } from '../../../../src/sims/changelog-theatre/state.ts';

// The model's answers in the words of content/labs/flink-sql-changelogs/oracle/README.md.

interface Oracle {
  readonly engine: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly (readonly [actions: string, told: string, state: string])[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/changelog-theatre.json', import.meta.url), 'utf8'),
) as Oracle;

/** `+I paris 1,-D rome 2` */
export const told = (changes: readonly Change[]): string =>
  changes.map(({ kind, row }) => [kind, ...row].map(String).join(' ')).join(',');

/** What the operators keep, as `Kept` reads it out of Flink's state. */
export function kept({ groups, orders, fees, ranked, claims }: Memory, isOuter: boolean): string {
  const byCity = <R extends { readonly city: string }>(rows: readonly R[]) =>
    rows.toSorted((a, b) => a.city.localeCompare(b.city));
  return [
    ...groups.map(({ city }) => `g ${city}`),
    ...byCity(orders).map(
      ({ id, city, matches }) => `l ${city} ${String(id)}${isOuter ? ` ${String(matches)}` : ''}`,
    ),
    ...claims.flatMap(({ key, rows }) => rows.map(() => `m ${String(key)}`)),
    ...fees.map(({ city }) => `r ${city}`),
    ...byCity(ranked).map(({ id, city }) => `t ${city} ${String(id)}`),
  ].join(',');
}
