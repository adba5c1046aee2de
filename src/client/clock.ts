import { isoDate, localDay, type Moment } from '../domain/day.ts';

/** Where the time comes from. Tests give the store one of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Minutes east of UTC at a moment in milliseconds. */
  offsetAt(milliseconds: number): number;
}

/** The reader's own clock. No other file of the site asks what time it is. */
export const readersClock: Clock = {
  // eslint-disable-next-line no-restricted-syntax -- this is the one place
  now: () => Date.now(),
  offsetAt: (milliseconds) => -new Date(milliseconds).getTimezoneOffset(),
};

export function momentNow(clock: Clock = readersClock): Moment {
  const milliseconds = clock.now();
  return { second: Math.floor(milliseconds / 1000), offset: clock.offsetAt(milliseconds) };
}

/** The reader's local day; see `domain/day.ts`. */
export function dayNow(clock: Clock = readersClock): number {
  return localDay(momentNow(clock));
}

/** The reader's local day, `YYYY-MM-DD`. */
export function todayIso(clock: Clock = readersClock): string {
  return isoDate(dayNow(clock));
}
