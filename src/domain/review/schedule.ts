import {
  createEmptyCard,
  fsrs,
  generatorParameters,
  Rating,
  State,
  type Card,
  type Grade,
} from 'ts-fsrs';
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

/** A schedule without its due day: what the next review goes on from. */
type Memory = Omit<Schedule, 'due'>;

/**
 * The schedule after one more review on `day`. A day before the last one, from a clock that was set
 * back, counts as that day: FSRS takes no negative gap.
 */
export function reviewCard(before: Memory | null, day: number, right: boolean): Schedule {
  const on = before ? Math.max(day, before.last) : day;
  const time = new Date(on * DAY);
  const { card } = scheduler.next(
    before ? toCard(before) : createEmptyCard(time),
    time,
    grade(right),
  );
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
  let memory: Memory | null = null;
  let latest: { day: number; right: boolean } | null = null;
  for (const attempt of attempts) {
    const { kind, right } = attempt;
    const day = localDay(attempt);
    if (kind === 'practice' || day >= before || (latest && day <= latest.day)) continue;
    if (latest) memory = remember(memory, latest.day, latest.right);
    latest = { day, right };
  }
  return latest && reviewCard(memory, latest.day, latest.right);
}

/** As `reviewCard`, without the due day, which takes most of the work and only the last review needs. */
function remember(before: Memory | null, day: number, right: boolean): Memory {
  return {
    ...scheduler.next_state(before, before ? day - before.last : 0, grade(right)),
    last: day,
    reviews: (before?.reviews ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (before && !right ? 1 : 0),
  };
}

function grade(right: boolean): Grade {
  return right ? Rating.Good : Rating.Again;
}

/** The due day that it had decides nothing, and is its last one here. */
function toCard({ last, stability, difficulty, reviews, lapses }: Memory): Card {
  return {
    due: new Date(last * DAY),
    stability,
    difficulty,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
    reps: reviews,
    lapses,
    state: State.Review,
    last_review: new Date(last * DAY),
  };
}
