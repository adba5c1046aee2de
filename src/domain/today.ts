import type { Catalog } from './catalog.ts';
import { isoDate, parseDate } from './day.ts';
import { doneLabs, finishedModules } from './finished.ts';
import { findModule } from './find-module.ts';
import { keptPlan, type KeptPlan } from './kept-plan.ts';
import { nextStep, stepUrl, type NextStep } from './next-step.ts';
import { plannedModules, type Plan } from './plan.ts';
import { firstWeekOf, lastWeekOf, standingOf, type Standing } from './plan/standing.ts';
import { weekParts } from './plan/week-parts.ts';
import type { Progress } from './progress/format.ts';
import { isMarked, knownModules, registerKeys } from './progress/registers.ts';
import { ITEM_MINUTES } from './quiz.ts';
import { moduleProgress } from './states.ts';

/** A module or a lab of this week, to tick. `minutes` are its own. */
export interface Task {
  kind: 'module' | 'lab';
  id: string;
  title: string;
  /** Below the site's base. */
  url: string;
  minutes: number;
  isDone: boolean;
  /** Passed or known: ticked by that, and not by hand. */
  isFixed: boolean;
  /** From a week that is over. */
  isLate: boolean;
}

/** The one thing to do next. */
export interface NextThing {
  kind: 'begin' | 'continue' | 'check';
  module: string;
  /** The section to read, a new module's first one; null for a self-check. */
  section: string | null;
  /** A new module's own; else those of what is left: the section, or the self-check. */
  minutes: number;
  /** Below the site's base, with the section's fragment. */
  url: string;
}

/** What a reader with progress sees first. Plain JSON: it is kept for the next visit's first moment. */
export interface Today {
  /** The reader's local day (ISO). */
  date: string;
  /** Null without a plan. */
  plan: {
    standing: Standing['kind'];
    /** From 1, of so many; past `of` where the plan's weeks are over. */
    week: number;
    of: number;
    /** What is late, then what this week holds, in the plan's order. */
    tasks: Task[];
    /** The plan's target date (ISO), if it is not past, and the days until then. */
    target: { date: string; days: number } | null;
  } | null;
  /** Null where every module of the path is done. */
  next: NextThing | null;
}

/** Lays out what a reader may do on `day`, by their plan if there is one that can be planned. */
export function todayOf(catalog: Catalog, progress: Progress, day: number): Today {
  const kept = keptPlan(catalog, progress);
  // The order is that of the list beside it, also where modules came after the plan was kept.
  const step = nextStep(catalog, progress, kept ? plannedModules(kept.plan) : undefined);
  return {
    date: isoDate(day),
    plan: kept && standIn(catalog, progress, day, kept),
    next: nextOf(catalog, step),
  };
}

function nextOf(catalog: Catalog, step: NextStep): NextThing | null {
  const module = step.kind === 'done' ? undefined : findModule(catalog, step.module);
  if (!module || step.kind === 'done') return null;
  if (step.kind === 'check')
    return {
      kind: 'check',
      module: module.title,
      section: null,
      minutes: Math.round(module.items.length * ITEM_MINUTES),
      url: stepUrl(module, step),
    };
  const section = module.sections.find(({ id }) => id === step.section);
  return {
    kind: step.kind,
    module: module.title,
    section: section?.title ?? null,
    minutes: (step.kind === 'continue' ? section?.minutes : null) ?? module.minutes,
    url: stepUrl(module, step),
  };
}

function standIn(
  catalog: Catalog,
  progress: Progress,
  day: number,
  { input, plan }: KeptPlan,
): NonNullable<Today['plan']> {
  const finished = new Set([
    ...finishedModules(catalog, progress).keys(),
    ...knownModules(progress),
  ]);
  const { kind, week, late } = standingOf(plan, input, finished, day);
  const target = parseDate(input.target ?? '');
  return {
    standing: kind,
    week,
    of: plan.weeks.length,
    tasks: tasksOf(catalog, progress, plan, week, late),
    target: target === null || target < day ? null : { date: isoDate(target), days: target - day },
  };
}

function tasksOf(
  catalog: Catalog,
  progress: Progress,
  plan: Plan,
  week: number,
  late: readonly string[],
): Task[] {
  const labsDone = doneLabs(progress);
  const moduleTask = (id: string, isLate: boolean): Task[] => {
    const module = findModule(catalog, id);
    if (!module) return [];
    const { passed, known } = moduleProgress(progress, module, catalog.retired);
    const { title, url, minutes } = module;
    const isFixed = passed || known;
    const isDone = isFixed || isMarked(progress, registerKeys.done(id));
    return [{ kind: 'module', id, title, url, minutes, isDone, isFixed, isLate }];
  };
  const labTask = (id: string): Task[] =>
    catalog.labs
      .filter((lab) => lab.id === id)
      .map(({ title, url, minutes }) => {
        const isDone = labsDone.has(id);
        return { kind: 'lab', id, title, url, minutes, isDone, isFixed: false, isLate: false };
      });
  const now = plan.weeks[week - 1];
  const parts = now ? weekParts(now) : [];
  // A module that goes on from the week before is this week's too.
  const carried = plan.weeks
    .flatMap(({ entries }) => entries)
    .filter((entry) => firstWeekOf(entry) < week && lastWeekOf(entry) >= week)
    .map(({ module }) => module);
  return [
    ...late.flatMap((id) => moduleTask(id, true)),
    ...carried.filter((id) => !late.includes(id)).flatMap((id) => moduleTask(id, false)),
    ...parts.flatMap(({ entry, labs }) => [
      ...(entry ? moduleTask(entry.module, false) : []),
      ...labs.flatMap(({ lab }) => labTask(lab)),
    ]),
  ];
}
