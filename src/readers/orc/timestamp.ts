import { timestampText } from '../plain-value.ts';
import { Unreadable } from '../unreadable.ts';

/** Seconds from 1970 to 1 January 2015, 00:00:00, from which timestamps are counted. */
const BASE = Date.UTC(2015, 0, 1) / 1000;

/** Beyond what a date of JavaScript can say, and far beyond any that a file needs. */
const FURTHEST = 8_640_000_000_000n;

/**
 * The nanoseconds of a timestamp. The lowest three bits say how many zeros were taken off the end,
 * less one (ORC v1, "Timestamp Columns").
 */
export function nanosecondsOf(stored: bigint): bigint {
  // Arrow's writer stores times before 1970 with negative fractions.
  const signed = BigInt.asIntN(64, stored);
  const zeros = signed & 7n;
  const nanoseconds = signed >> 3n;
  return zeros === 0n ? nanoseconds : nanoseconds * 10n ** (zeros + 1n);
}

/**
 * Makes text of timestamps of one stripe.
 *
 * @param timezone of the writer, from the stripe's footer: a plain `timestamp` is what the writer's
 *   wall clock showed, stored as seconds from 1 January 2015 in that zone
 * @param isInstant of a `timestamp with local time zone`: a point in time, counted in UTC
 */
export function timestampReader(timezone: string, isInstant: boolean) {
  const zone = isInstant || isUtc(timezone) ? null : zoneOffsets(timezone);
  const base = BASE - (zone ? zone(BASE, true) : 0);
  return (stored: bigint, storedNanoseconds: bigint): string => {
    const nanoseconds = nanosecondsOf(storedNanoseconds);
    let seconds = stored + BigInt(base);
    // Writers round the seconds of times before 1970 towards zero.
    if (seconds < 0n && nanoseconds > 999_999n) seconds -= 1n;
    if (
      seconds > FURTHEST ||
      seconds < -FURTHEST ||
      nanoseconds > 999_999_999n ||
      nanoseconds < -999_999_999n
    ) {
      throw new Unreadable('A timestamp is out of all bounds: the file is damaged.');
    }
    if (zone) seconds += BigInt(zone(Number(seconds), false));
    return timestampText(seconds * 1_000_000_000n + nanoseconds, 'ns', isInstant);
  };
}

function isUtc(timezone: string): boolean {
  return ['', 'UTC', 'GMT', 'Etc/UTC', 'Etc/GMT', 'Z'].includes(timezone);
}

/**
 * The zone's offset from UTC at a time, in seconds, east positive; `isLocal` says that the time is
 * the zone's own wall clock's.
 */
function zoneOffsets(timezone: string): (seconds: number, isLocal: boolean) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new Unreadable(
      `The file was written in the time zone "${timezone}", which this browser does not know.`,
    );
  }
  const offset = (seconds: number) => {
    const parts = new Map(
      format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]),
    );
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get('era')?.startsWith('B') ? 1 - of('year') : of('year');
    const wall = new Date(0);
    wall.setUTCFullYear(year, of('month') - 1, of('day'));
    wall.setUTCHours(of('hour'), of('minute'), of('second'));
    return Math.round(wall.getTime() / 1000 - Math.floor(seconds));
  };
  return (seconds, isLocal) => offset(isLocal ? seconds - offset(seconds) : seconds);
}
