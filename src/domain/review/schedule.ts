import { createEmptyCard, fsrs, generatorParameters, Rating, State, type Card } from 'ts-fsrs';
import { localDay } from '../day.ts';
import type { Attempt } from '../progress/attempts.ts';

/** Where a card stands after its reviews. Days are local days (see `day.ts`). */
export interface Schedule {
  /** Day of the last review. */
  last: number;
  /** Day from which it is to be asked again; later than `last`. */
  due: number;
  /** Days after which nine of ten such cards are still recalled. */
  stability: number;
  /** From 1, easy, to 10. */
  difficulty: number;
  reviews: number;
  /** Reviews after the first that were wrong. */
  lapses: number;
}

/** The share of cards that are to be recalled when they are due. */
const RETENTION = 0.9;
const DAY = 86_400_000;

// FSRS-6 with its default weights. No steps of minutes: a card is never due on the day of its review.
const scheduler = fsrs(
  generatorParameters({
    request_retention: RETENTION,
    enable_fuzz: false,
    enable_short_term: false,
  }),
);

/**
 * The schedule after one more review on `day`. A day before the last one, from a clock that was set
 * back, counts as that day: FSRS takes no negative gap.
 */
export function reviewCard(before: Schedule | null, day: number, right: boolean): Schedule {
  const on = before ? Math.max(day, before.last) : day;
  const time = new Date(on * DAY);
  const grade = right ? Rating.Good : Rating.Again;
  const { card } = scheduler.next(before ? toCard(before) : createEmptyCard(time), time, grade);
  return {
    last: on,
    due: Math.max(on + 1, Math.round(card.due.getTime() / DAY)),
    stability: card.stability,
    difficulty: card.difficulty,
    reviews: card.reps,
    lapses: card.lapses,
  };
}

/**
 * Replays a card's attempts, oldest first; null before its first. Only the first answer of a day
 * counts, since by a second one the explanation was read; practice never does. Attempts on `before`
 * and later are left out.
 */
export function scheduleOf(attempts: readonly Attempt[], before = Infinity): Schedule | null {
  let schedule: Schedule | null = null;
  for (const attempt of attempts) {
    const day = localDay(attempt);
    const isAgain: boolean = schedule !== null && day <= schedule.last;
    if (attempt.kind === 'practice' || day >= before || isAgain) continue;
    schedule = reviewCard(schedule, day, attempt.right);
  }
  return schedule;
}

function toCard({ last, due, stability, difficulty, reviews, lapses }: Schedule): Card {
  return {
    due: new Date(due * DAY),
    stability,
    difficulty,
    elapsed_days: 0,
    scheduled_days: due - last,
    learning_steps: 0,
    reps: reviews,
    lapses,
    state: State.Review,
    last_review: new Date(last * DAY),
  };
}
