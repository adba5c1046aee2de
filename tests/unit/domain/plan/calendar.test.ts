import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { isoDate, parseDate } from '../../../../src/domain/day.ts';
import { planPath, type Plan, type PlanInput } from '../../../../src/domain/plan.ts';
import {
  calendarSpan,
  planToCalendar,
  readCalendarSpan,
} from '../../../../src/domain/plan/calendar.ts';
import { catalog } from '../catalog-fixture.ts';

const input: PlanInput = { qualifications: 'all', start: '2026-12-03', hoursPerWeek: 0.5 };
const now = Date.UTC(2026, 10, 24, 10) / 1000;
const made = { now, today: '2026-11-24' };

function eventsOf(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      status: component.getFirstPropertyValue('status'),
      component,
    };
  });
}

describe('planToCalendar', () => {
  it('has one all-day entry a week, with its modules and their addresses', () => {
    const plan = planPath(catalog, input);
    const events = eventsOf(planToCalendar(catalog, plan, made));
    expect(events.map(({ start }) => start)).toEqual(plan.weeks.map(({ start }) => start));
    expect(events.every(({ isDate }) => isDate)).toBe(true);
    for (const [i, event] of events.entries())
      expect(event.end).toBe(events[i + 1]?.start ?? plan.end);
    for (const [i, { entries }] of plan.weeks.entries())
      for (const { module } of entries) {
        expect(events[i]?.summary).toContain(module.toUpperCase());
        expect(events[i]?.description).toContain(`https://lakepath.example/modules/${module}/`);
      }
    expect(events.find((_, i) => plan.weeks[i]?.entries.length === 0)?.summary).toMatch(/goes on/);
  });

  it('has labs with their addresses, and names a week that holds nothing else by them', () => {
    const lab = { level: 'beginner' as const, minutes: 25 };
    const labs = [
      { ...lab, id: 'a', title: 'Anatomy', url: '/labs/a/', modules: ['tables'] },
      { ...lab, id: 'z', title: 'Rescale', url: '/labs/z/', minutes: 60, modules: ['flink'] },
    ];
    const plan = planPath({ ...catalog, labs }, { ...input, pace: 1, labs: true });
    const events = eventsOf(planToCalendar({ ...catalog, labs }, plan, made));
    const summaries = events.map(({ summary }) => summary.replace(/^Lakepath, week \d+: /, ''));
    expect(summaries).toEqual([
      ...['TABLES', 'Lab: Anatomy', 'LSM', 'LSM (goes on)'],
      ...['FLINK', 'FLINK (goes on)', 'Lab: Rescale', 'Lab: Rescale (goes on)'],
      ...['Lab: Rescale (goes on)', 'Lab: Rescale (goes on)'],
    ]);
    expect(events[1]?.description).toBe(
      'Lab, optional: Anatomy (25 to 40 min)\nhttps://lakepath.example/labs/a/\n\nA range, not a deadline.',
    );
  });

  it('is as RFC 5545 wants it: CRLF, no line over 75 octets, dates without a zone', () => {
    const modules = catalog.modules.map((module) => ({
      ...module,
      title: `${module.title}: 数据湖，ünïcode; "quoted", back\\slash\nand ${'long '.repeat(40)}`,
    }));
    const titled = { ...catalog, modules };
    const file = planToCalendar(titled, planPath(titled, input), made);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75);
    expect(file).toMatch(/^DTSTART;VALUE=DATE:20261203\r$/m);
    expect(file).toMatch(/^DTSTAMP:20261124T100000Z\r$/m);
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
    expect(eventsOf(file)[0]?.summary).toContain(
      '数据湖，ünïcode; "quoted", back\\slash\nand long',
    );
  });

  it('names a week the same however often it is planned, and updates it', () => {
    const first = eventsOf(planToCalendar(catalog, planPath(catalog, input), made));
    // Planned again on a Monday of a later week: the weeks lie elsewhere, their names do not.
    const again = planPath(catalog, { ...input, start: '2026-12-14', done: ['tables'] });
    const second = eventsOf(planToCalendar(catalog, again, { ...made, now: now + 86_400 * 20 }));
    expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length);
    expect(first[0]?.uid).toBe('plan-week-20261130@lakepath.example');
    for (const { uid, sequence, start } of second) {
      const before = first.find((event) => event.uid === uid);
      if (!before) continue;
      expect(sequence).toBeGreaterThan(before.sequence);
      expect(Math.abs((parseDate(start) ?? 0) - (parseDate(before.start) ?? 0))).toBeLessThan(7);
    }
    expect(second.some(({ uid }) => first.some((event) => event.uid === uid))).toBe(true);
  });

  describe('cancels the weeks of earlier files that are not over and not in the plan', () => {
    const long = planPath(catalog, input);
    const exported = calendarSpan(long);
    const cancelled = (plan: Plan, today = '2026-11-24') =>
      eventsOf(planToCalendar(catalog, plan, { now, today, exported }))
        .filter(({ status }) => status === 'CANCELLED')
        .map(({ uid }) => uid);
    const before = eventsOf(planToCalendar(catalog, long, made)).map(({ uid }) => uid);
    expect(before.length).toBeGreaterThan(4);

    it('where it got shorter', () => {
      const short = planPath(catalog, { ...input, hoursPerWeek: 2 });
      expect(cancelled(short)).toEqual(before.slice(short.weeks.length));
      expect(cancelled(long)).toEqual([]);
    });

    it('where it begins later', () => {
      const later = planPath(catalog, { ...input, start: '2026-12-17' });
      expect(cancelled(later)).toEqual(before.slice(0, 2));
      // A week that is over stays as it was; the one that goes on does not.
      expect(cancelled(later, '2026-12-09')).toEqual(before.slice(1, 2));
    });

    it('where nothing is left of it', () => {
      const known = catalog.modules.map(({ id }) => id);
      expect(cancelled(planPath(catalog, { ...input, known }))).toEqual(before);
    });
  });

  it('remembers all weeks that files have had', () => {
    const plan = planPath(catalog, input);
    const span = calendarSpan(plan);
    expect(span).toEqual({ from: '2026-12-03', until: plan.weeks.at(-1)?.start });
    const wide = { from: '2026-11-01', until: '2027-12-01' };
    expect(calendarSpan(plan, wide)).toEqual(wide);
    const none = planPath(catalog, { ...input, known: catalog.modules.map(({ id }) => id) });
    expect(calendarSpan(none, wide)).toEqual(wide);
    expect(calendarSpan(none)).toBeNull();
    expect(readCalendarSpan(JSON.parse(JSON.stringify(span)))).toEqual(span);
    for (const other of [null, 7, 'x', {}, { from: '2026-12-03', until: 'soon' }])
      expect(readCalendarSpan(other)).toBeNull();
  });

  it('of a plan with nothing in it is a calendar with nothing in it', () => {
    const known = catalog.modules.map(({ id }) => id);
    const file = planToCalendar(catalog, planPath(catalog, { ...input, known }), made);
    expect(eventsOf(file)).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'knows the Monday of a week that begins %i days after one',
    (days) => {
      const start = isoDate((parseDate('2026-11-30') ?? 0) + days);
      const [first] = eventsOf(
        planToCalendar(catalog, planPath(catalog, { ...input, start }), made),
      );
      expect(first?.uid).toBe('plan-week-20261130@lakepath.example');
    },
  );
});
