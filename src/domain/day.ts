/**
 * Days without time zones. A day is a whole number, days since 1970-01-01 in the reader's own
 * calendar; which day it was at a moment depends on the UTC offset at that moment, so both are
 * stored together.
 */
export interface Moment {
  /** Whole seconds since 1970-01-01T00:00Z. */
  second: number;
  /** Minutes east of UTC, as the reader's clock showed it then. */
  offset: number;
}

const DAY_SECONDS = 86_400;
/** The days that an ISO date of four-digit years can name. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** The reader's local day at a moment. */
export function localDay({ second, offset }: Moment): number {
  return Math.floor((second + offset * 60) / DAY_SECONDS);
}

/**
 * Whole days from one moment's local day to another's; a clock that went back counts as no time
 * passed.
 */
export function daysBetween(from: Moment, to: Moment): number {
  return Math.max(0, localDay(to) - localDay(from));
}

/** `YYYY-MM-DD`; days outside the years 1 to 9999 are moved to the nearest that is not. */
export function isoDate(day: number): string {
  const within = Math.min(LAST_DAY, Math.max(FIRST_DAY, Math.floor(day)));
  return new Date(within * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

/** The day that `YYYY-MM-DD` names, or null where there is none (2026-02-30). */
export function parseDate(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const milliseconds = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  const day = milliseconds / (DAY_SECONDS * 1000);
  return isoDate(day) === iso ? day : null;
}

/** First day of week `n` of a plan that starts on `start`; weeks count from 1. */
export function weekStart(start: number, n: number): number {
  return start + 7 * (n - 1);
}

/** The week of a plan that holds `day`; 0 or less before the plan starts. */
export function weekOf(start: number, day: number): number {
  return Math.floor((day - start) / 7) + 1;
}
