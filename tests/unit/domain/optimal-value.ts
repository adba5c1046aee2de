import loadHighs from 'highs';
import { chooseModules } from '../../../src/domain/plan/choose.ts';
import type { PlanCase } from './catalogs.ts';

const highs = await loadHighs();

/**
 * The largest value that a choice can have, found by the HiGHS solver; or, with `parts`, where
 * modules could be chosen in part, which is never less and soon found.
 */
export function optimalValue(
  { modules, values, known, budget }: PlanCase,
  kind: 'whole' | 'parts' = 'whole',
): number {
  const open = modules.filter(({ id }) => !known.has(id));
  const names = new Map(open.map(({ id }, index) => [id, `x${index}`]));
  const sum = (factor: (module: (typeof open)[number]) => number) =>
    open.map((module) => `+ ${factor(module)} ${names.get(module.id)}`).join('\n');
  const rules = open.flatMap(({ id, prerequisites }) =>
    prerequisites.flatMap((needed) => {
      const name = names.get(needed);
      return name === undefined ? [] : [`${names.get(id)} - ${name} <= 0`];
    }),
  );
  const { Status, Columns } = highs.solve(
    [
      'Maximize',
      sum(({ id }) => values.get(id) ?? 0),
      'Subject To',
      `${sum(({ minutes }) => minutes)} <= ${budget}`,
      ...rules,
      ...(kind === 'whole'
        ? ['Binary', ...names.values()]
        : ['Bounds', ...[...names.values()].map((name) => `0 <= ${name} <= 1`)]),
      'End',
    ].join('\n'),
    { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false },
  );
  if (Status !== 'Optimal') throw new Error(`HiGHS says "${Status}"`);
  return open.reduce((total, { id }) => {
    const share = Columns[names.get(id) ?? '']?.Primal ?? 0;
    return total + (kind === 'whole' ? Math.round(share) : share) * (values.get(id) ?? 0);
  }, 0);
}

/** The share of the optimal value that our own choice misses; 0 where that is but rounding. */
export function shortfall(some: PlanCase): number {
  const { modules, values, known, budget } = some;
  const optimal = optimalValue(some);
  const missing = optimal - valueOf(some, chooseModules(modules, values, known, budget));
  return missing > 1e-9 * optimal ? missing / optimal : 0;
}

export function valueOf({ values }: PlanCase, chosen: ReadonlySet<string>): number {
  return [...chosen].reduce((sum, id) => sum + (values.get(id) ?? 0), 0);
}
