import type { CatalogModule, RetiredItem } from './catalog.ts';
import { localDay } from './day.ts';
import { attemptsOf, type Attempt } from './progress/attempts.ts';
import type { Progress } from './progress/format.ts';
import { isMarked, passedMark, registerKeys, type PassedMark } from './progress/registers.ts';

/** In rising order; see "States" in the design. */
export type ModuleState = 'new' | 'read' | 'passed' | 'retained';

/** What states need of a module; a `CatalogModule` has it all. */
export type StatefulModule = Pick<CatalogModule, 'id' | 'items'> & {
  sections: readonly { id: string }[];
  objectives: readonly { id: string; items: readonly string[] }[];
};

/**
 * What a reader has done of one module. The flags are independent of each other: one can pass
 * without reading.
 */
export interface ModuleProgress {
  /** The highest that holds. */
  state: ModuleState;
  read: boolean;
  passed: boolean;
  retained: boolean;
  /** Marked as known by the reader. */
  known: boolean;
  sectionsRead: string[];
  objectivesMet: string[];
  /** Items added since the module was passed and not answered yet; empty before it is passed. */
  newSince: string[];
  /** Local day it was passed, where that was noted. */
  passedDay: number | null;
}

/** Replays progress against a module as it is today and items that were asked once. */
export function moduleProgress(
  progress: Progress,
  module: StatefulModule,
  retired: readonly RetiredItem[] = [],
): ModuleProgress {
  const sectionsRead = module.sections
    .map(({ id }) => id)
    .filter((id) => isMarked(progress, registerKeys.read(id)));
  const objectivesMet = module.objectives
    .filter(({ id, items }) =>
      items.concat(stillCounting(id, retired)).some((item) => isMet(progress, item)),
    )
    .map(({ id }) => id);
  const mark = passedMark(progress, module.id);
  const read = module.sections.length > 0 && sectionsRead.length === module.sections.length;
  const metNow = module.objectives.length > 0 && objectivesMet.length === module.objectives.length;
  const passed = mark !== null || metNow;
  const retained = passed && isRetained(progress, module);
  return {
    state: retained ? 'retained' : passed ? 'passed' : read ? 'read' : 'new',
    read,
    passed,
    retained,
    known: isMarked(progress, registerKeys.known(module.id)),
    sectionsRead,
    objectivesMet,
    newSince: module.items.filter(
      (id) => mark && !mark.items.includes(id) && attemptsOf(progress, id).length === 0,
    ),
    passedDay: mark?.day ?? null,
  };
}

/** `moduleProgress` of all modules, by id. */
export function progressByModule<M extends StatefulModule>(
  { modules, retired }: { modules: readonly M[]; retired: readonly RetiredItem[] },
  progress: Progress,
): Map<string, ModuleProgress> {
  return new Map(modules.map((module) => [module.id, moduleProgress(progress, module, retired)]));
}

/**
 * The mark to store at the moment a module is passed; null while it is not, and once there is one.
 * Why it is stored: see `progress/format.ts`.
 */
export function passedMarkDue(
  progress: Progress,
  module: StatefulModule,
  day: number,
  retired: readonly RetiredItem[] = [],
): PassedMark | null {
  if (passedMark(progress, module.id) || !moduleProgress(progress, module, retired).passed)
    return null;
  return { day, objectives: module.objectives.map(({ id }) => id), items: [...module.items] };
}

/** Of a catalogue's retired items, which never change, those that still count, by objective. */
const countingOf = new WeakMap<readonly RetiredItem[], Map<string, string[]>>();

/** An item taken out still speaks for its objective; one whose answer changed does not. */
export function stillCounting(
  objectiveId: string,
  retired: readonly RetiredItem[],
): readonly string[] {
  let counting = countingOf.get(retired);
  if (!counting) {
    const taken = retired.filter(({ replacedBy }) => replacedBy === null);
    counting = new Map(taken.map(({ objective }) => [objective, []]));
    for (const { id, objective } of taken) counting.get(objective)?.push(id);
    countingOf.set(retired, counting);
  }
  return counting.get(objectiveId) ?? [];
}

function isMet(progress: Progress, itemId: string): boolean {
  return attemptsOf(progress, itemId).some(({ kind, right }) => kind === 'first' && right);
}

function isRetained(progress: Progress, module: StatefulModule): boolean {
  return recalledSince(progress, module) !== null;
}

/**
 * Retained: for every objective an item was recalled in review on a later local day than its first
 * attempt, and of no item was the last review wrong. So a lapse takes the mark away, and the next
 * recall on a later day gives it back. Gives the local day since when that holds; null while it does
 * not.
 */
export function recalledSince(progress: Progress, { objectives }: StatefulModule): number | null {
  const days = objectives.flatMap(({ items }) => {
    const attempts = items.map((id) => attemptsOf(progress, id));
    const recalls = attempts.flatMap(recallDays);
    return [Math.min(...recalls), ...attempts.map(mendedDay)];
  });
  const since = Math.max(0, ...days);
  return since === Infinity ? null : since;
}

/** Local days of an item's recalls: right reviews on a later day than its first attempt. */
function recallDays([first, ...later]: readonly Attempt[]): number[] {
  const isRecall = ({ kind, right }: Attempt) => kind === 'review' && right;
  const days = later.filter(isRecall).map(localDay);
  return first ? days.filter((day) => day > localDay(first)) : [];
}

/** The local day of the first review after an item's last lapse; 0 without one, else `Infinity`. */
function mendedDay(attempts: readonly Attempt[]): number {
  const reviews = attempts.filter(({ kind }) => kind === 'review');
  const lapse = reviews.findLastIndex(({ right }) => !right);
  const mended = reviews[lapse + 1];
  return lapse < 0 ? 0 : mended ? localDay(mended) : Infinity;
}
