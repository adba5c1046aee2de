import type { Catalog } from './catalog.ts';
import type { Moment } from './day.ts';
import { attemptsOf } from './progress/attempts.ts';
import type { Progress } from './progress/format.ts';

/** How an item was answered, practice left out. */
export interface MissedItem {
  item: string;
  module: string;
  asked: number;
  /** One or more. */
  missed: number;
  /** When the last answer that was wrong was given. */
  last: Moment;
}

/**
 * Items that were answered wrong, the most often missed first, of those that are asked today. They
 * are ranked by the share of wrong answers with one right answer added, so that one miss of one does
 * not stand above five of six; then by the number of misses, then by the last one. A retry in the
 * same visit is practice and does not count.
 */
export function missedItems(
  progress: Progress,
  { modules }: { modules: readonly Pick<Catalog['modules'][number], 'id' | 'items'>[] },
  now = Infinity,
): MissedItem[] {
  const missed = modules.flatMap((module) =>
    module.items.flatMap((item) => {
      const answers = attemptsOf(progress, item, now).filter(({ kind }) => kind !== 'practice');
      const wrong = answers.filter(({ right }) => !right);
      const last = wrong.at(-1);
      return last === undefined
        ? []
        : [
            {
              item,
              module: module.id,
              asked: answers.length,
              missed: wrong.length,
              last: { second: last.second, offset: last.offset },
            },
          ];
    }),
  );
  const share = (one: MissedItem) => one.missed / (one.asked + 1);
  return missed.sort(
    (a, b) => share(b) - share(a) || b.missed - a.missed || b.last.second - a.last.second,
  );
}
