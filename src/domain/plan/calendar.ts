import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { isoDate, parseDate } from '../day.ts';
import type { Plan, PlanCatalog } from '../plan.ts';
import { describeModules, siteOf } from './describe.ts';

export interface CalendarOptions {
  /** Second since 1970 at which the file is made: a later file updates what an earlier one brought. */
  now: number;
  /**
   * First day of the last week that an earlier file had, if any: weeks after this plan's end, up to
   * that one, are cancelled.
   */
  exportedUntil?: string | null;
}

/** Sequence numbers count minutes from here, so that they stay small. */
const SEQUENCE_START = Date.UTC(2026, 0, 1) / 1000;

/**
 * The plan as an iCalendar file (RFC 5545): one all-day entry a week, with its modules and their
 * addresses. An entry's `UID` is the calendar week's (its Monday's date), whatever the plan's own
 * start, and `SEQUENCE` grows with time: importing a changed plan again updates, week by week.
 */
export function planToCalendar(
  catalog: PlanCatalog,
  plan: Plan,
  { now, exportedUntil }: CalendarOptions,
): string {
  const describe = describeModules(catalog);
  const site = siteOf(catalog);
  const calendar = ical({
    name: 'Lakepath study plan',
    prodId: { company: 'Lakepath', product: 'Study plan', language: 'EN' },
  });
  const host = new URL(site).host;
  const common = (week: number) => ({
    id: `plan-week-${isoDate(mondayOf(week)).replaceAll('-', '')}@${host}`,
    sequence: Math.max(0, Math.floor((now - SEQUENCE_START) / 60)),
    stamp: new Date(now * 1000),
    start: midnight(week),
    allDay: true,
    // Days have no time zone; this one makes the library write the day that was given.
    timezone: 'UTC',
    transparency: ICalEventTransparency.TRANSPARENT,
    url: `${site}/path/`,
  });

  let carried = '';
  let last = -Infinity;
  const planEnd = parseDate(plan.end) ?? 0;
  for (const [index, { start, entries }] of plan.weeks.entries()) {
    const day = parseDate(start) ?? 0;
    const titles = entries.map(({ module }) => describe(module).title);
    const lines = entries.flatMap(({ module, low, high }) => {
      const { title, address } = describe(module);
      return [`${title} (${Math.round(low)} to ${Math.round(high)} min)`, address, ''];
    });
    calendar.createEvent({
      ...common(day),
      end: midnight(Math.min(day + 7, Math.max(planEnd, day + 1))),
      summary: `Lakepath, week ${index + 1}: ${titles.join(' · ') || `${carried} (goes on)`}`,
      description: [...lines, 'A range, not a deadline.'].join('\n'),
      status: ICalEventStatus.CONFIRMED,
    });
    carried = titles.at(-1) ?? carried;
    last = mondayOf(day);
  }
  const until = mondayOf(parseDate(exportedUntil ?? '') ?? -Infinity);
  for (let day = Math.max(last + 7, mondayOf(planEnd)); last > 0 && day <= until; day += 7) {
    calendar.createEvent({
      ...common(day),
      end: midnight(day + 7),
      summary: 'Lakepath: no longer in the plan',
      status: ICalEventStatus.CANCELLED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function midnight(day: number): Date {
  return new Date(day * 86_400_000);
}

/** The Monday on or before `day`; 1970-01-05 was one. */
function mondayOf(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7);
}
