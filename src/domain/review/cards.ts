import type { Catalog, CatalogModule } from '../catalog.ts';
import { localDay, type Moment } from '../day.ts';
import { attemptsOf } from '../progress/attempts.ts';
import type { Progress } from '../progress/format.ts';
import { readValue, registerKeys } from '../progress/registers.ts';
import { moduleProgress } from '../states.ts';
import { scheduleOf, type Schedule } from './schedule.ts';

/** One item as a card: how it stood when today began, and what was answered today. */
export interface ReviewCard {
  item: string;
  module: string;
  objective: string;
  /** Null before its first answer. */
  opening: Schedule | null;
  /** Local day it is due, by how it stood when today began. */
  due: number;
  /** Its schedule with today's answer; null where it was not answered today. */
  answered: Schedule | null;
  /** Whether an answer of today was given on the review page. */
  reviewedToday: boolean;
}

/**
 * The items of all modules that were read or passed. A card that was never answered is due on the
 * day after its module was read or passed: on the day itself it would be no recall. Answers of
 * today do not change what today asks, so that the day's share has an end.
 */
export function reviewCards(
  { modules, retired }: Pick<Catalog, 'modules' | 'retired'>,
  progress: Progress,
  now: Moment,
): ReviewCard[] {
  const today = localDay(now);
  return modules.flatMap((module) => {
    const { read, passed, passedDay } = moduleProgress(progress, module, retired);
    if (!read && !passed) return [];
    const begun = Math.min(
      today,
      read ? lastDayRead(progress, module) : Infinity,
      passedDay ?? Infinity,
    );
    return module.items.map((item) => cardOf(progress, module, item, begun + 1, now));
  });
}

function cardOf(
  progress: Progress,
  module: CatalogModule,
  item: string,
  firstDue: number,
  now: Moment,
): ReviewCard {
  const today = localDay(now);
  const attempts = attemptsOf(progress, item, now.second);
  const opening = scheduleOf(attempts, today);
  const isToday = attempts.some(
    (attempt) => attempt.kind !== 'practice' && localDay(attempt) >= today,
  );
  return {
    item,
    module: module.id,
    objective: module.objectives.find(({ items }) => items.includes(item))?.id ?? '',
    opening,
    due: opening?.due ?? firstDue,
    answered: isToday ? scheduleOf(attempts) : null,
    // What a clock that ran ahead left behind was not done today, and takes nothing of its share.
    reviewedToday: attemptsOf(progress, item).some(
      (attempt) =>
        attempt.kind === 'review' && attempt.second <= now.second && localDay(attempt) === today,
    ),
  };
}

/** The day its last section was marked; today's cards do not wait for a day that was not noted. */
function lastDayRead(progress: Progress, { sections }: CatalogModule): number {
  return sections.reduce((last, { id }) => {
    const day = readValue(progress, registerKeys.read(id));
    return typeof day === 'number' ? Math.max(last, day) : last;
  }, 0);
}
