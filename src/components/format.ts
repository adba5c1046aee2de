import { parseDate } from '../domain/day.ts';

export { count, formatBytes, formatNumber } from '../domain/amounts.ts';

/** 95 → "1 h 35 min"; whole minutes. A number and its unit stay on one line. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return withUnit(rest, 'min');
  return rest === 0 ? withUnit(hours, 'h') : `${withUnit(hours, 'h')} ${withUnit(rest, 'min')}`;
}

/** A number, or what was typed as one, that stays on one line with its unit. */
export function withUnit(amount: number | string, unit: string): string {
  return `${amount}\u00a0${unit}`;
}

/** `48.5 h`, or `75 min` where it is less than an hour and a half: how much there is, not how long it takes. */
export function roughHours(minutes: number): string {
  return minutes < 90 ? withUnit(minutes, 'min') : withUnit(Math.round(minutes / 30) / 2, 'h');
}

/** "25 to 40 min", "40 min to 1 h 4 min". */
export function formatRange(low: number, high: number): string {
  return high < 59.5
    ? `${Math.round(low)} to ${formatMinutes(high)}`
    : `${formatMinutes(low)} to ${formatMinutes(high)}`;
}

// By hand: a page's first `Intl.DateTimeFormat` takes a slow phone longer than all dates of the page.
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
] as const;

/** "2026-12-01" → "1 December 2026"; without the year on request. */
export function formatDate(iso: string, withYear = true): string {
  if (parseDate(iso) === null) return iso;
  const [year, month, day] = iso.split('-').map(Number);
  const date = `${day ?? 0} ${months[(month ?? 0) - 1] ?? ''}`;
  return withYear ? `${date} ${year ?? 0}` : date;
}

/** "2026-12-01" → "1 Dec 2026"; without the year on request. */
export function formatShortDate(iso: string, withYear = true): string {
  return formatDate(iso, withYear).replace(/[A-Z]\w+/, (month) =>
    month.slice(0, month === 'September' ? 4 : 3),
  );
}
