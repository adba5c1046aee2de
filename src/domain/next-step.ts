import type { Catalog, CatalogModule } from './catalog.ts';
import { orderModules } from './module-order.ts';
import type { Progress } from './progress/format.ts';
import { isMarked, lastPlace, registerKeys, savedPlan } from './progress/registers.ts';
import { moduleProgress } from './states.ts';

/**
 * The one thing to do next. `begin`: nothing was done yet, or a module not yet begun is next.
 * `continue`: read on at a section. `check`: all is read, the self-check is left. `done`: every
 * module of the path was passed, ticked off or is known.
 */
export type NextStep =
  | { kind: 'begin' | 'continue'; module: string; section: string | null }
  | { kind: 'check'; module: string }
  | { kind: 'done' };

/**
 * Module ids on the learner's own path: the saved plan's order where there is a plan, else the
 * catalogue's. A plan whose modules are all gone from the catalogue is none.
 */
export function pathOrder(catalog: Pick<Catalog, 'modules'>, progress: Progress): string[] {
  const known = new Set(catalog.modules.map(({ id }) => id));
  const plan = savedPlan(progress);
  const planned = plan?.modules.filter((id) => known.has(id)) ?? [];
  const isOwn = plan !== null && (planned.length > 0 || plan.modules.length === 0);
  return isOwn ? planned : orderModules(catalog.modules).map(({ id }) => id);
}

/**
 * Where the reader left off, while that module is unfinished; else the first unfinished module on
 * the path.
 */
export function nextStep(
  catalog: Pick<Catalog, 'modules' | 'retired'>,
  progress: Progress,
  order = pathOrder(catalog, progress),
): NextStep {
  const byId = new Map(catalog.modules.map((module) => [module.id, module]));
  const place = lastPlace(progress);
  for (const id of [place?.module ?? '', ...order]) {
    const module = byId.get(id);
    const step =
      module && stepIn(module, catalog, progress, place?.module === id ? place.section : null);
    if (step) return step;
  }
  return { kind: 'done' };
}

/** Where a step is taken: the module's own address, with the section's fragment where one reads on. */
export function stepUrl({ url }: Pick<CatalogModule, 'url'>, step: NextStep): string {
  if (step.kind === 'check') return `${url}#self-check`;
  return step.kind === 'continue' && step.section ? `${url}#${step.section}` : url;
}

function stepIn(
  module: CatalogModule,
  { retired }: Pick<Catalog, 'retired'>,
  progress: Progress,
  placed: string | null,
): NextStep | null {
  const { passed, known, read, sectionsRead } = moduleProgress(progress, module, retired);
  if (passed || known || isMarked(progress, registerKeys.done(module.id))) return null;
  if (read) return { kind: 'check', module: module.id };
  const sections = module.sections.map(({ id }) => id);
  const isUnread = (id: string) => !sectionsRead.includes(id);
  const ahead = sections.slice(Math.max(0, sections.indexOf(placed ?? '')));
  const section = ahead.find(isUnread) ?? sections.find(isUnread) ?? null;
  const begun = placed !== null || sectionsRead.length > 0;
  return { kind: begun ? 'continue' : 'begin', module: module.id, section };
}
