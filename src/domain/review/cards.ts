import type { Catalog, CatalogModule } from '../catalog.ts';
import { localDay, type Moment } from '../day.ts';
import { attemptsOf } from '../progress/attempts.ts';
import type { Progress } from '../progress/format.ts';
import { readValue, registerKeys } from '../progress/registers.ts';
import { moduleProgress } from '../states.ts';
import { missDay } from './miss-day.ts';
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
  /** Its module was neither read nor passed: it is a card only until it is answered right. */
  unread: boolean;
  /** The last counted answer, of today too, was wrong; see `missDay`. */
  missed: boolean;
}

/**
 * The items of all modules that were read or passed, and of any other module those whose last
 * counted answer was wrong. Such an answer makes its item due the day after it, whatever its memory
 * says; a card that was never answered is due on the day after its module was read or passed: on the
 * day itself it would be no recall. Answers of today do not change what today asks, so that the
 * day's share has an end.
 */
export function reviewCards(
  { modules, retired }: Pick<Catalog, 'modules' | 'retired'>,
  progress: Progress,
  now: Moment,
): ReviewCard[] {
  const today = localDay(now);
  return modules.flatMap((module) => {
    const { read, passed, passedDay } = moduleProgress(progress, module, retired);
    const begun =
      read || passed
        ? Math.min(today, read ? lastDayRead(progress, module) : Infinity, passedDay ?? Infinity)
        : null;
    return module.items.flatMap((item) => cardOf(progress, module, item, begun, now) ?? []);
  });
}

/** From tomorrow on it is no card any more: its module is unread, and it was answered right today. */
export function comesToRest({ unread, missed }: ReviewCard): boolean {
  return unread && !missed;
}

/** `begun`: the day its module was read or passed, or null; null for an item that is no card. */
function cardOf(
  progress: Progress,
  module: CatalogModule,
  item: string,
  begun: number | null,
  now: Moment,
): ReviewCard | null {
  const today = localDay(now);
  const attempts = attemptsOf(progress, item, now.second);
  const missedBefore = missDay(attempts, today);
  const missed = missDay(attempts);
  if (begun === null && missedBefore === null && missed === null) return null;
  const opening = afterMiss(scheduleOf(attempts, today), missedBefore);
  const isToday = attempts.some(
    (attempt) => attempt.kind !== 'practice' && localDay(attempt) >= today,
  );
  return {
    item,
    module: module.id,
    objective: module.objectives.find(({ items }) => items.includes(item))?.id ?? '',
    opening,
    due: begun === null ? (missedBefore ?? missed ?? today) + 1 : (opening?.due ?? begun + 1),
    answered: isToday ? afterMiss(scheduleOf(attempts), missed) : null,
    // What a clock that ran ahead left behind was not done today, and takes nothing of its share.
    reviewedToday: attemptsOf(progress, item).some(
      (attempt) =>
        attempt.kind === 'review' && attempt.second <= now.second && localDay(attempt) === today,
    ),
    unread: begun === null,
    missed: missed !== null,
  };
}

/** Neither earlier nor later than the day after a miss. */
function afterMiss(schedule: Schedule | null, missed: number | null): Schedule | null {
  return schedule && missed !== null ? { ...schedule, due: missed + 1 } : schedule;
}

/** The day its last section was marked; today's cards do not wait for a day that was not noted. */
function lastDayRead(progress: Progress, { sections }: CatalogModule): number {
  return sections.reduce((last, { id }) => {
    const day = readValue(progress, registerKeys.read(id));
    return typeof day === 'number' ? Math.max(last, day) : last;
  }, 0);
}
