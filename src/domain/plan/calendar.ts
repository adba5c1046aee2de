import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { isoDate, parseDate } from '../day.ts';
import { describeLabs, describeModules, siteOf, type Describe } from './describe.ts';
import type { Plan, PlanCatalog, PlanEntry } from './shape.ts';
import { carriedInto, weekParts } from './week-parts.ts';

/** First days (ISO) of the first and the last week that a calendar file had. */
export interface CalendarSpan {
  from: string;
  until: string;
}

export interface CalendarOptions {
  /** Second since 1970 at which the file is made: a later file updates what an earlier one brought. */
  now: number;
  /** The reader's local day then (ISO). */
  today: string;
  /** What earlier files had: weeks of it that are not over, and not in this plan, are cancelled. */
  exported?: CalendarSpan | null;
}

/** Sequence numbers count seconds from here, so that they stay small. */
const SEQUENCE_START = Date.UTC(2026, 0, 1) / 1000;

/**
 * The plan as an iCalendar file (RFC 5545): one all-day entry a week, with its modules and labs and
 * their addresses. An entry's `UID` is the calendar week's (its Monday's date), whatever the plan's
 * own start, and `SEQUENCE` grows with time: importing a changed plan again updates, week by week.
 */
export function planToCalendar(
  catalog: PlanCatalog,
  plan: Plan,
  { now, today, exported }: CalendarOptions,
): string {
  const describe = describeModules(catalog);
  const describeLab = describeLabs(catalog);
  const labTitle = (id: string) => `Lab: ${describeLab(id).title}`;
  const site = siteOf(catalog);
  const calendar = ical({
    name: 'Lakepath study plan',
    prodId: { company: 'Lakepath', product: 'Study plan', language: 'EN' },
  });
  const host = new URL(site).host;
  const common = (week: number) => ({
    id: `plan-week-${isoDate(mondayOf(week)).replaceAll('-', '')}@${host}`,
    sequence: Math.max(0, Math.floor(now - SEQUENCE_START)),
    stamp: new Date(now * 1000),
    start: midnight(week),
    allDay: true,
    // Days have no time zone; this one makes the library write the day that was given.
    timezone: 'UTC',
    transparency: ICalEventTransparency.TRANSPARENT,
    url: `${site}/path/`,
  });

  const planEnd = parseDate(plan.end) ?? 0;
  const planned = new Set<number>();
  for (const [index, week] of plan.weeks.entries()) {
    const day = parseDate(week.start) ?? 0;
    const titles = week.entries.map(({ module }) => describe(module).title);
    const lines = weekParts(week).flatMap(({ entry, labs }) => [
      ...(entry ? linesOf(describe(entry.module), entry) : []),
      ...labs.flatMap((one) => linesOf(describeLab(one.lab), one, 'Lab, optional: ')),
    ]);
    const carried = carriedInto(plan, index);
    const summary =
      titles.join(' · ') ||
      week.labs.map(({ lab }) => labTitle(lab)).join(' · ') ||
      (carried &&
        `${'lab' in carried ? labTitle(carried.lab) : describe(carried.module).title} (goes on)`);
    calendar.createEvent({
      ...common(day),
      end: midnight(Math.min(day + 7, planEnd)),
      summary: `Lakepath, week ${index + 1}: ${summary}`,
      description: [...lines, 'A range, not a deadline.'].join('\n'),
      status: ICalEventStatus.CONFIRMED,
    });
    planned.add(mondayOf(day));
  }
  for (const day of weeksOf(exported, today)) {
    if (planned.has(day)) continue;
    calendar.createEvent({
      ...common(day),
      end: midnight(day + 7),
      summary: 'Lakepath: no longer in the plan',
      status: ICalEventStatus.CANCELLED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function linesOf(
  { title, address }: ReturnType<Describe>,
  { low, high }: Pick<PlanEntry, 'low' | 'high'>,
  kind = '',
): string[] {
  return [`${kind}${title} (${Math.round(low)} to ${Math.round(high)} min)`, address, ''];
}

/** What files had together, and the one of this plan; null for a plan without weeks. */
export function calendarSpan({ weeks }: Plan, exported?: CalendarSpan | null): CalendarSpan | null {
  const from = weeks[0]?.start;
  const until = weeks.at(-1)?.start;
  if (from === undefined || until === undefined) return exported ?? null;
  return {
    from: exported && exported.from < from ? exported.from : from,
    until: exported && exported.until > until ? exported.until : until,
  };
}

/** A span as it is stored; null for anything else. */
export function readCalendarSpan(value: unknown): CalendarSpan | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, until }: Record<string, unknown> = { ...value };
  const isDay = (part: unknown): part is string =>
    typeof part === 'string' && parseDate(part) !== null;
  return isDay(from) && isDay(until) ? { from, until } : null;
}

/** Mondays of a span's weeks, from this week on. */
function weeksOf(span: CalendarSpan | null | undefined, today: string): number[] {
  if (!span) return [];
  const first = mondayOf(Math.max(parseDate(span.from) ?? 0, parseDate(today) ?? 0));
  const last = mondayOf(parseDate(span.until) ?? 0);
  // No plan is longer than this; a span that is was not written by us.
  const count = Math.min(600, Math.max(0, (last - first) / 7 + 1));
  return Array.from({ length: count }, (_, i) => first + 7 * i);
}

function midnight(day: number): Date {
  return new Date(day * 86_400_000);
}

/** The Monday on or before `day`; 1970-01-05 was one. */
function mondayOf(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7);
}
