import type { RetiredItem } from './catalog.ts';
import { localDay } from './day.ts';
import { attemptsOf } from './progress/attempts.ts';
import type { Progress } from './progress/format.ts';
import { moduleProgress, recalledSince, stillCounting, type StatefulModule } from './states.ts';

/**
 * The local day on which `retained` began to hold, for as long as it has held since; null where it
 * does not hold. A lapse ends it: after that it is the day on which the mark came back.
 */
export function retainedDay(
  progress: Progress,
  module: StatefulModule,
  retired: readonly RetiredItem[] = [],
): number | null {
  const { retained, passedDay } = moduleProgress(progress, module, retired);
  const since = retained ? recalledSince(progress, module) : null;
  if (since === null) return null;
  return Math.max(since, passedDay ?? metDay(progress, module, retired));
}

/** The local day on which the last objective was met; 0 where there is none. */
function metDay(
  progress: Progress,
  { objectives }: StatefulModule,
  retired: readonly RetiredItem[],
): number {
  const days = objectives.map(({ id, items }) => {
    const met = [...items, ...stillCounting(id, retired)].flatMap((item) =>
      attemptsOf(progress, item).filter(({ kind, right }) => kind === 'first' && right),
    );
    return Math.min(...met.map(localDay));
  });
  return Math.max(0, ...days);
}
