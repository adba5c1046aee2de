import { parseDate } from '../domain/day.ts';

export { count, formatBytes, formatNumber } from '../domain/amounts.ts';

/** 95 → "1 h 35 min"; whole minutes. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "25 to 40 min", "40 min to 1 h 4 min". */
export function formatRange(low: number, high: number): string {
  return high < 59.5
    ? `${Math.round(low)} to ${formatMinutes(high)}`
    : `${formatMinutes(low)} to ${formatMinutes(high)}`;
}

/** "2026-12-01" → "1 December 2026"; without the year on request. */
export function formatDate(iso: string, withYear = true): string {
  const day = parseDate(iso);
  if (day === null) return iso;
  return new Date(day * 86_400_000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(withYear && { year: 'numeric' }),
  });
}

/** "23–29 November", or "30 November – 6 December" across months. */
export function formatSpan(first: string, last: string): string {
  const from = formatDate(first, false);
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${from.split(' ')[0] ?? ''}–${formatDate(last, false)}`
    : `${from} – ${formatDate(last, false)}`;
}
