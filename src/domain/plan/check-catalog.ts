import { CycleError, orderModules } from '../module-order.ts';
import { PlanError } from './error.ts';
import type { PlanCatalog } from './shape.ts';

/** @throws {PlanError} for a catalogue that no input can be planned with. */
export function checkCatalog({ modules, labs = [] }: PlanCatalog): void {
  const ids = new Set(modules.map(({ id }) => id));
  for (const { id, minutes, prerequisites } of modules) {
    const missing = prerequisites.find((needed) => !ids.has(needed));
    if (missing !== undefined)
      throw new PlanError('catalog', {
        kind: 'catalog',
        what: `module "${id}" needs "${missing}", which is not there`,
      });
    if (!(minutes > 0 && minutes < Infinity))
      throw new PlanError('catalog', { kind: 'catalog', what: `module "${id}" has no minutes` });
  }
  const endless = labs.find(({ minutes }) => !(minutes > 0 && minutes < Infinity));
  if (endless)
    throw new PlanError('catalog', { kind: 'catalog', what: `lab "${endless.id}" has no minutes` });
  if (new Set(labs.map(({ id }) => id)).size < labs.length)
    throw new PlanError('catalog', { kind: 'catalog', what: 'two labs share an id' });
  if (ids.size < modules.length)
    throw new PlanError('catalog', { kind: 'catalog', what: 'two modules share an id' });
  try {
    orderModules(modules);
  } catch (error) {
    if (error instanceof CycleError)
      throw new PlanError('catalog', { kind: 'catalog', what: error.message });
    throw error;
  }
}
