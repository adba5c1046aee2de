import type { PlanWeek } from '../../domain/plan.ts';
import { count, formatDate, formatRange, formatShortDate, withUnit } from '../format.ts';

/** "3 to 5 h" for a line with little room; below two hours in minutes. */
export function shortRange({ low, high }: Pick<PlanWeek, 'low' | 'high'>): string {
  if (high < 119.5) return formatRange(low, high);
  const hours = (minutes: number) => Math.round(minutes / 30) / 2;
  const [from, to] = [hours(low), hours(high)];
  return from === to ? withUnit(to, 'h') : `${from} to ${withUnit(to, 'h')}`;
}

/** "3 modules, 1 lab"; with what of it is done, where something is. */
export function contentsLine({ entries, labs }: PlanWeek, done: number): string {
  return [
    entries.length > 0 && count(entries.length, 'module'),
    labs.length > 0 && count(labs.length, 'lab'),
    done > 0 && (done === entries.length + labs.length ? 'done' : `${done} done`),
  ]
    .filter(Boolean)
    .join(', ');
}

/** "1–7 Dec", "29 Dec – 4 Jan". */
export function shortSpan(first: string, last: string): string {
  const short = (iso: string) => formatShortDate(iso).replace(/ \d+$/, '');
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${formatDate(first, false).split(' ')[0] ?? ''}–${short(last)}`
    : `${short(first)} – ${short(last)}`;
}
