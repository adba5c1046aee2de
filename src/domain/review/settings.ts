import { parseDate } from '../day.ts';
import { readPlanInput } from '../plan/read-input.ts';
import type { Json, Progress } from '../progress/format.ts';
import { readValue, registerKeys, savedPlan } from '../progress/registers.ts';

/** Days from `from` to `until`, both counted, over which what has piled up is spread. */
export interface CatchUp {
  from: number;
  until: number;
}

export interface ReviewSettings {
  /** Most cards a day. */
  cap: number;
  catchUp: CatchUp | null;
  /** Local day of the plan's target date. */
  target: number | null;
}

/** Names of settings; see `registerKeys.setting`. */
export const reviewSettings = { cap: 'review-cap', catchUp: 'review-catch-up' } as const;

export const DEFAULT_CAP = 20;
export const CAP_LIMITS = { min: 1, max: 300 } as const;
/** Longest that a backlog can be spread. */
export const MOST_CATCH_UP_DAYS = 60;

/** What the reader set; a value that is none counts as not set. */
export function readReviewSettings(progress: Progress): ReviewSettings {
  const cap = readValue(progress, registerKeys.setting(reviewSettings.cap));
  return {
    cap: isCap(cap) ? cap : DEFAULT_CAP,
    catchUp: readCatchUp(readValue(progress, registerKeys.setting(reviewSettings.catchUp))),
    target: parseDate(readPlanInput(savedPlan(progress)?.input)?.target ?? ''),
  };
}

export function isCap(value: unknown): value is number {
  return (
    Number.isInteger(value) && Number(value) >= CAP_LIMITS.min && Number(value) <= CAP_LIMITS.max
  );
}

function readCatchUp(value: Json | undefined): CatchUp | null {
  if (!Array.isArray(value)) return null;
  const [from, until] = value as readonly Json[];
  return typeof from === 'number' && typeof until === 'number' && from <= until
    ? { from, until }
    : null;
}
