import { orderModules } from '../module-order.ts';
import type { SettledInput } from './settle-input.ts';
import type { PlanLab, PlanModule } from './shape.ts';
import { sumMinutes } from './value.ts';

/** A piece of work: a module, or a lab with the module that it follows. */
export interface Work {
  module: PlanModule;
  lab: PlanLab | null;
}

/** Sums of fractions of hours are not exact; a thousandth of a minute is. */
const ROUNDING = 1e-3;

/**
 * The modules as they are arranged, with labs between them. A lab follows the last planned one of
 * its modules, if its first one is planned; if that one is done and none is planned, it comes at the
 * beginning. Modules are not moved and not displaced: within `budget` minutes labs take, in the
 * plan's order, what the modules leave; those that do not fit are `left`.
 */
export function placeLabs(
  arranged: readonly PlanModule[],
  labs: readonly PlanLab[],
  { modules, done, pace }: Pick<SettledInput, 'modules' | 'done' | 'pace'>,
  budget: number | null,
): { works: Work[]; left: PlanLab[] } {
  const before = orderModules(modules).filter(({ id }) => done.has(id));
  const moduleBefore = makeModuleBefore(arranged, before);
  const following = new Map<PlanModule, PlanLab[]>();
  for (const lab of labs) {
    const module = moduleBefore(lab);
    if (module) following.set(module, [...(following.get(module) ?? []), lab]);
  }
  const after = (module: PlanModule): Work[] =>
    (following.get(module) ?? [])
      .sort((a, b) => a.minutes - b.minutes || (a.id < b.id ? -1 : 1))
      .map((lab) => ({ module, lab }));
  const all: Work[] = [
    ...before.flatMap(after),
    ...arranged.flatMap((module) => [{ module, lab: null }, ...after(module)]),
  ];

  let room = (budget ?? Infinity) / pace - sumMinutes(arranged) + ROUNDING;
  const left: PlanLab[] = [];
  const works = all.filter(({ lab }) => {
    if (!lab) return true;
    if (lab.minutes > room) {
      left.push(lab);
      return false;
    }
    room -= lab.minutes;
    return true;
  });
  return { works, left };
}

/** The module that a lab follows; null where the lab has no place in the plan. */
function makeModuleBefore(
  arranged: readonly PlanModule[],
  before: readonly PlanModule[],
): (lab: PlanLab) => PlanModule | null {
  const places = new Map(arranged.map(({ id }, place) => [id, place]));
  const known = new Map([...before, ...arranged].map((module) => [module.id, module]));
  return ({ modules }) => {
    const [own = ''] = modules;
    const last = Math.max(-1, ...modules.map((id) => places.get(id) ?? -1));
    return known.has(own) ? (arranged[last] ?? known.get(own) ?? null) : null;
  };
}

/** What a piece of work takes at pace 1. */
export function workMinutes({ module, lab }: Work): number {
  return (lab ?? module).minutes;
}
