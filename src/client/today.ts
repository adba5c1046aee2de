import { isoDate, localDay } from '../domain/day.ts';

/** The reader's own day, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return isoDate(
    localDay({ second: Math.floor(now.getTime() / 1000), offset: -now.getTimezoneOffset() }),
  );
}
