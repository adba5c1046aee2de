import { applyEdits, defaultFields, fieldsOf, inputOf } from '../../src/components/plan/fields.ts';
import { activityByDay } from '../../src/domain/activity.ts';
import type { Catalog, CatalogModule } from '../../src/domain/catalog.ts';
import { isoDate } from '../../src/domain/day.ts';
import { doneLabs, finishedModules } from '../../src/domain/finished.ts';
import { rankOpenQuestions } from '../../src/domain/interview.ts';
import { missedItems } from '../../src/domain/missed.ts';
import { nextStep } from '../../src/domain/next-step.ts';
import {
  inputForCatalog,
  plannedModules,
  planPath,
  type PlanInput,
} from '../../src/domain/plan.ts';
import { coverageOf } from '../../src/domain/plan/coverage.ts';
import { encodePlanLink } from '../../src/domain/plan/link.ts';
import { standingOf } from '../../src/domain/plan/standing.ts';
import { suggestPace } from '../../src/domain/plan/suggest-pace.ts';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import type { Json, Progress } from '../../src/domain/progress/format.ts';
import { markedIds, registerKeys, writeRegister } from '../../src/domain/progress/registers.ts';
import { readinessSheet } from '../../src/domain/readiness-sheet.ts';
import { readinessOf } from '../../src/domain/readiness.ts';
import { reviewNow } from '../../src/domain/review.ts';
import { progressByModule } from '../../src/domain/states.ts';
import { studyCalendar } from '../../src/domain/study-calendar.ts';
import { grownCatalog, grownProgress } from '../unit/domain/grown.ts';
import { medianTime, type Row } from './table.ts';

const TODAY = 20_787;
const NOW = { second: TODAY * 86_400 + 72_000, offset: 60 };
const RUNS = 11;

/** Hours a week, as they are typed with a target date: from next to nothing to next to all fits. */
const HOURS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/**
 * What the pages compute, by the number of modules; of each, fifty modules are read and have 600
 * items with twenty answers each.
 */
export function benchGrowth(): Row[] {
  return [50, 200, 1000].flatMap((size) => {
    const catalog = grownCatalog(size);
    const read = catalog.modules.slice(0, 50);
    const progress = withRatings(read, withPlan(catalog, grownProgress(read, 20, TODAY)));
    return [...planRows(catalog, progress), ...progressRows(catalog, progress)].map((row) => ({
      ...row,
      what: `${size} modules: ${row.what}`,
    }));
  });
}

/** Keeps the plan that the page offers. */
function withPlan(catalog: Catalog, progress: Progress): Progress {
  const input = inputOf(catalog, defaultFields(catalog, isoDate(TODAY - 30)));
  const value = {
    input: input as unknown as Json,
    modules: plannedModules(planPath(catalog, input)),
  };
  return writeRegister(progress, 'plan', value, { now: 1, by: 'a' });
}

/** Of every module two open questions, as content has them. */
const openQuestions = (modules: readonly CatalogModule[]) =>
  modules.flatMap(({ id }) => [`${id}-open-0`, `${id}-open-1`]);

/** Rates the first of each module's open questions. */
function withRatings(modules: readonly CatalogModule[], progress: Progress): Progress {
  return openQuestions(modules).reduce(
    (rated, id, n) =>
      n % 2 === 1
        ? rated
        : writeRegister(rated, registerKeys.open(id), [1, n % 3 === 0 ? 1 : 0, 0, 0], {
            now: 1,
            by: 'a',
          }),
    progress,
  );
}

function planRows(catalog: Catalog, progress: Progress): Row[] {
  const fields = defaultFields(catalog, isoDate(TODAY));
  const finishedOn = finishedModules(catalog, progress);
  const type = (edits: Parameters<typeof applyEdits>[1]) =>
    drawPlan(catalog, progress, finishedOn, inputOf(catalog, applyEdits(fields, edits)));
  const aim = { 50: 16, 200: 100 }[catalog.modules.length];
  const stated = aim === undefined ? {} : { aim: `aim: ${aim}` };
  // So many weeks that ten hours a week are nearly enough for all.
  const minutes = catalog.modules.reduce((sum, module) => sum + module.minutes, 0);
  const days = Math.ceil((7 * minutes * 1.3) / (10.5 * 60 * 0.7));
  const target = isoDate(TODAY + Math.min(days, 1_820));
  const times = HOURS.map((hours) => medianTime(3, () => type({ hours, target })));
  times.sort((a, b) => a - b);
  return [
    {
      what: 'a plan after a keystroke',
      value: medianTime(RUNS, () => type({ hours: '7' })),
      unit: 'ms',
      ...stated,
    },
    {
      what: '… with a target date, median of ten',
      value: times[HOURS.length / 2] ?? 0,
      unit: 'ms',
      ...stated,
    },
    { what: '… and slowest of ten', value: times.at(-1) ?? 0, unit: 'ms', ...stated },
  ];
}

/**
 * What the plan page computes to show what was typed; see `Planner.tsx` and the views below it. What
 * was done is known from before.
 */
function drawPlan(
  catalog: Catalog,
  progress: Progress,
  finishedOn: ReadonlyMap<string, number | null>,
  typed: PlanInput,
): number {
  const input = inputForCatalog(catalog, inputOf(catalog, fieldsOf(catalog, typed)));
  const plan = planPath(catalog, input);
  const finished = new Set([...finishedOn.keys(), ...markedIds(progress, 'known:')]);
  const standing = standingOf(plan, input, finished, TODAY);
  const noted = new Map([...finishedOn].flatMap(([id, day]) => (day === null ? [] : [[id, day]])));
  const pace = suggestPace(catalog, input, noted);
  const coverage = coverageOf(catalog, input, plan, finished);
  const link = encodePlanLink(catalog, input);
  return [standing, pace, coverage, link, doneLabs(progress), finished].length;
}

function progressRows(catalog: Catalog, progress: Progress): Row[] {
  const row = (what: string, task: () => unknown, aim?: number): Row => ({
    what,
    // A change of progress is a new value of it, of which nothing is known yet.
    value: medianTime(RUNS, task),
    unit: 'ms',
    ...(aim !== undefined && { aim: `aim: ${aim}` }),
  });
  const anew = (): Progress => ({ ...progress, attempts: new Map(progress.attempts) });
  const stored = encodeProgress(progress);
  const open = openQuestions(catalog.modules);
  return [
    row('cold start: progress decoded, and its first reviewNow', () =>
      reviewNow(catalog, decodeProgress(stored).progress, NOW),
    ),
    row('reviewNow', () => reviewNow(catalog, anew(), NOW), 50),
    row('… and a forecast of four weeks', () => reviewNow(catalog, anew(), NOW).forecast(28)),
    row('readiness', () => readinessOf(catalog, anew())),
    row('readiness sheet', () => readinessSheet(catalog, anew(), TODAY)),
    row('modules finished', () => finishedModules(catalog, anew())),
    row('next step', () => nextStep(catalog, anew())),
    row('missed items', () => missedItems(anew(), catalog)),
    row('interview: states, missed items, open questions ranked', () => [
      progressByModule(catalog, anew()),
      missedItems(anew(), catalog, NOW.second),
      rankOpenQuestions(progress, open),
    ]),
    row('study calendar', () => studyCalendar(activityByDay(anew(), TODAY), TODAY, 26)),
  ];
}
