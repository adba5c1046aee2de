import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../../../src/domain/catalog.ts';
import { localDay, type Moment } from '../../../../src/domain/day.ts';
import { hashText } from '../../../../src/domain/hash-text.ts';
import { addAttempt, type Attempt } from '../../../../src/domain/progress/attempts.ts';
import { EMPTY, type Json, type Progress } from '../../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../../src/domain/progress/registers.ts';
import { reviewNow } from '../../../../src/domain/review.ts';
import { askedFor } from '../../../../src/domain/review/asked-for.ts';
import type { ReviewCard } from '../../../../src/domain/review/cards.ts';
import { reviewCard, type Schedule } from '../../../../src/domain/review/schedule.ts';
import type { ReviewSettings } from '../../../../src/domain/review/settings.ts';
import { planForTarget } from '../../../../src/domain/review/target.ts';
import { grownCatalog } from '../grown.ts';

// The plain definition of what review asks, as it was before it was made to grow: every answer is
// read anew each time, and every review is scheduled in full.

const TODAY = 20_787;

const LETTERS: Record<string, Pick<Attempt, 'kind' | 'right'>> = {
  F: { kind: 'first', right: true },
  G: { kind: 'first', right: false },
  P: { kind: 'practice', right: true },
  Q: { kind: 'practice', right: false },
  R: { kind: 'review', right: true },
  S: { kind: 'review', right: false },
  T: { kind: 'placement', right: true },
  U: { kind: 'placement', right: false },
};

function plainAttempts(progress: Progress, item: string, now = Infinity): Attempt[] {
  const packed = progress.attempts.get(item) ?? '';
  let offset = 0;
  return [...packed.matchAll(/([+-]\d+):|([0-9a-z]+)([A-Z])/g)].flatMap(
    ([, zone, second = '', letter]) => {
      if (zone !== undefined) offset = Number(zone);
      const meaning = LETTERS[letter ?? ''];
      return meaning ? [{ second: Math.min(parseInt(second, 36), now), offset, ...meaning }] : [];
    },
  );
}

function plainSchedule(attempts: readonly Attempt[], before = Infinity): Schedule | null {
  return attempts.reduce<Schedule | null>((schedule, attempt) => {
    const day = localDay(attempt);
    const isAgain = schedule !== null && day <= schedule.last;
    return attempt.kind === 'practice' || day >= before || isAgain
      ? schedule
      : reviewCard(schedule, day, attempt.right);
  }, null);
}

/** The day of the last first answer or review, if that was wrong. */
function plainMiss(attempts: readonly Attempt[], before = Infinity): number | null {
  const counted = attempts.filter(
    (one) => ['first', 'review'].includes(one.kind) && localDay(one) < before,
  );
  const last = counted[counted.length - 1];
  return last && !last.right ? localDay(last) : null;
}

function plainCards({ modules, retired }: Catalog, progress: Progress, now: Moment): ReviewCard[] {
  const today = localDay(now);
  const valueOf = (key: string) => progress.registers.get(key)?.value;
  return modules.flatMap((module) => {
    const days = module.sections.map(({ id }) => Number(valueOf(`read:${id}`) ?? 0));
    const read = days.every((day) => day > 0);
    const mark = valueOf(`passed:${module.id}`) as { day: number } | undefined;
    const met = module.objectives.every(({ id, items }) =>
      [
        ...items,
        ...retired.filter((one) => one.objective === id && !one.replacedBy).map((one) => one.id),
      ].some((item) =>
        plainAttempts(progress, item).some(({ kind, right }) => kind === 'first' && right),
      ),
    );
    const unread = !read && !mark && !met;
    const begun = Math.min(today, read ? Math.max(...days) : Infinity, mark?.day ?? Infinity);
    return module.items.flatMap((item): ReviewCard[] => {
      const attempts = plainAttempts(progress, item, now.second);
      const [before, miss] = [plainMiss(attempts, today), plainMiss(attempts)];
      if (unread && before === null && miss === null) return [];
      const standing = (until = Infinity): Schedule | null => {
        const schedule = plainSchedule(attempts, until);
        const missed = plainMiss(attempts, until);
        return schedule && missed !== null ? { ...schedule, due: missed + 1 } : schedule;
      };
      const isToday = attempts.some((one) => one.kind !== 'practice' && localDay(one) >= today);
      const card: ReviewCard = {
        item,
        module: module.id,
        objective: module.objectives.find(({ items }) => items.includes(item))?.id ?? '',
        opening: standing(today),
        due: standing(today)?.due ?? begun + 1,
        answered: isToday ? standing() : null,
        reviewedToday: plainAttempts(progress, item).some(
          (one) => one.kind === 'review' && one.second <= now.second && localDay(one) === today,
        ),
        unread,
        missed: miss !== null,
      };
      // Missed today and not before: nothing of it is due today.
      return [unread && before === null ? { ...card, due: (miss ?? today) + 1 } : card];
    });
  });
}

/** Each time the most urgent card whose module does not have more than half of those before it. */
function plainSpread(cards: readonly ReviewCard[]): ReviewCard[] {
  const left = [...cards];
  const spread: ReviewCard[] = [];
  while (left.length > 0) {
    const isFree = (card: ReviewCard) =>
      2 * spread.filter(({ module }) => module === card.module).length <= spread.length;
    const free = left.findIndex(isFree);
    spread.push(...left.splice(Math.max(0, free), 1));
  }
  return spread;
}

function plainQueue(
  cards: readonly ReviewCard[],
  settings: ReviewSettings,
  asked: ReadonlyMap<string, number>,
  today: number,
): ReviewCard[] {
  const { cap, catchUp } = settings;
  const target = planForTarget(cards, settings, today);
  const ranked = target?.isNow ? [...target.days.keys()] : [];
  const placeOf = (item: string) => (ranked.includes(item) ? ranked.indexOf(item) : ranked.length);
  const dueOf = ({ item, due }: ReviewCard) => Math.min(due, target?.days.get(item) ?? due);
  const due = cards.filter((card) => dueOf(card) <= today);
  const isCatchingUp = catchUp !== null && today >= catchUp.from && today <= catchUp.until;
  const share = isCatchingUp ? Math.ceil(due.length / (catchUp.until - today + 1)) : cap;
  const done = cards.filter(({ reviewedToday }) => reviewedToday).length;
  const sorted = due.toSorted(
    (a, b) =>
      placeOf(a.item) - placeOf(b.item) ||
      dueOf(a) - dueOf(b) ||
      (asked.get(b.module) ?? 0) - (asked.get(a.module) ?? 0) ||
      hashText(a.item) - hashText(b.item),
  );
  const isRanked = ({ item }: ReviewCard) => ranked.includes(item);
  return [...sorted.filter(isRanked), ...plainSpread(sorted.filter((card) => !isRanked(card)))]
    .filter(({ answered }) => answered === null)
    .slice(0, Math.max(0, share - done));
}

const answer = fc.record({
  place: fc.nat({ max: 400 }),
  // Some of today and some of a clock that ran ahead.
  day: fc.oneof(fc.integer({ min: TODAY - 300, max: TODAY + 3 }), fc.constant(TODAY)),
  second: fc.nat({ max: 86_399 }),
  offset: fc.constantFrom(-300, 0, 60, 840),
  kind: fc.constantFrom('first', 'practice', 'review', 'placement'),
  right: fc.boolean(),
});

const cases = fc.record({
  size: fc.integer({ min: 1, max: 8 }),
  seed: fc.nat({ max: 50 }).map(String),
  answers: fc.array(answer, { maxLength: 250 }),
  read: fc.array(fc.integer({ min: TODAY - 200, max: TODAY + 1 }), { maxLength: 8 }),
  passed: fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
  cap: fc.integer({ min: 1, max: 40 }),
  catchUp: fc.option(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat({ max: 9 }))),
  target: fc.option(fc.constantFrom('2026-12-02', '2026-12-09', '2027-03-01')),
  now: fc.record({
    second: fc.integer({ min: TODAY * 86_400, max: (TODAY + 1) * 86_400 }),
    offset: fc.constantFrom(-300, 0, 60),
  }),
});

type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

function drawn({ size, seed, answers, read, passed, cap, catchUp, target }: Case) {
  const catalog = grownCatalog(size, seed);
  const items = [
    ...catalog.modules.flatMap((module) => module.items),
    ...catalog.retired.map(({ id }) => id),
  ];
  let progress = EMPTY;
  const write = (key: string, value: Json) => {
    progress = writeRegister(progress, key, value, { now: 1, by: 'a' });
  };
  for (const [i, day] of read.entries())
    for (const { id } of catalog.modules[i]?.sections ?? []) write(registerKeys.read(id), day);
  for (const i of passed)
    write(registerKeys.passed(`m${i}`), { day: TODAY - 40, objectives: [], items: [] });
  write('setting:review-cap', cap);
  if (catchUp)
    write('setting:review-catch-up', [TODAY + catchUp[0], TODAY + catchUp[0] + catchUp[1]]);
  if (target)
    write('plan', { input: { qualifications: 'all', start: '2026-10-01', target }, modules: [] });
  for (const { place, day, second, ...rest } of answers) {
    const item = items[place % items.length] ?? '';
    progress = addAttempt(progress, item, { ...rest, second: day * 86_400 + second });
  }
  return { catalog, progress };
}

test('cards and the day’s queue are as the plain definition has them', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { catalog, progress } = drawn(one);
      const { cards, day, settings, today } = reviewNow(catalog, progress, one.now);
      const asked = askedFor(catalog, progress);
      const plain = plainCards(catalog, progress, one.now);
      expect(cards).toEqual(plain);
      expect(day.queue).toEqual(plainQueue(plain, settings, asked, today));
    }),
    { numRuns: 150 },
  );
});

test('an answer is seen at once, whatever was read before it', () => {
  fc.assert(
    fc.property(cases, answer, (one, { place, day, second, ...rest }) => {
      const { catalog, progress } = drawn(one);
      reviewNow(catalog, progress, one.now);
      const items = catalog.modules.flatMap((module) => module.items);
      const attempt = { ...rest, second: day * 86_400 + second };
      const after = addAttempt(progress, items[place % items.length] ?? '', attempt);
      expect(reviewNow(catalog, after, one.now).cards).toEqual(plainCards(catalog, after, one.now));
    }),
    { numRuns: 50 },
  );
});
