import { orderModules } from '../module-order.ts';
import type { PlanModule } from './shape.ts';

/**
 * The chosen modules in the order to study them: prerequisites first; the weightiest
 * qualification's modules first and together, each just after what it needs; within that the
 * catalogue's order. `weights` is sorted, the weightiest first.
 */
export function arrangeModules(
  chosen: readonly PlanModule[],
  weights: ReadonlyMap<string, number>,
): PlanModule[] {
  const ordered = orderModules(chosen);
  const arranged = new Set<PlanModule>();
  const take = (module: PlanModule) => {
    if (arranged.has(module)) return;
    for (const needed of ordered) if (module.prerequisites.includes(needed.id)) take(needed);
    arranged.add(module);
  };
  for (const qualification of weights.keys()) {
    for (const module of ordered) if (module.qualifications.includes(qualification)) take(module);
  }
  for (const module of ordered) take(module);
  return [...arranged];
}
