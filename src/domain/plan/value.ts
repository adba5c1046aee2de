import type { PlanModule } from './shape.ts';

/**
 * What each module is worth: for each selected qualification it serves, its share of all minutes
 * that serve it, times the weight. Known modules count in those minutes and are worth nothing
 * themselves.
 */
export function moduleValues(
  modules: readonly PlanModule[],
  weights: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Map<string, number> {
  const values = new Map(modules.map(({ id }) => [id, 0]));
  for (const [qualification, weight] of weights) {
    const serving = modules.filter(({ qualifications }) => qualifications.includes(qualification));
    const all = sumMinutes(serving);
    for (const { id, minutes } of serving) {
      if (!known.has(id)) values.set(id, (values.get(id) ?? 0) + (weight * minutes) / all);
    }
  }
  return values;
}

export function sumValues(
  modules: readonly PlanModule[],
  values: ReadonlyMap<string, number>,
): number {
  return modules.reduce((sum, { id }) => sum + (values.get(id) ?? 0), 0);
}

export function sumMinutes(list: readonly { minutes: number }[]): number {
  return list.reduce((sum, { minutes }) => sum + minutes, 0);
}
