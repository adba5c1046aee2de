import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../../../src/domain/day.ts';
import { addAttempt, attemptsOf, type Attempt } from '../../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import { mergeProgress } from '../../../../src/domain/progress/merge.ts';
import { registerKeys, writeRegister } from '../../../../src/domain/progress/registers.ts';
import { reviewNow } from '../../../../src/domain/review.ts';
import { scheduleOf } from '../../../../src/domain/review/schedule.ts';
import { catalog } from '../catalog-fixture.ts';

const TODAY = 20_787;
const items = catalog.modules.flatMap((module) => module.items);
const now = { second: TODAY * 86_400 + 43_200, offset: 0 };

const answers = fc.array(
  fc.record({
    item: fc.constantFrom(...items),
    // Before noon of today: clocks that run ahead have tests of their own.
    second: fc.integer({ min: (TODAY - 40) * 86_400, max: now.second }),
    kind: fc.constantFrom<Attempt['kind'][]>('first', 'practice', 'review', 'placement'),
    right: fc.boolean(),
  }),
  { maxLength: 60 },
);
const readModules = fc.subarray(['tables', 'lsm', 'flink']);

type Answers = typeof answers extends fc.Arbitrary<infer A> ? A : never;

const withRead = (read: readonly string[]): Progress =>
  read
    .flatMap((module) => ['s1', 's2'].map((section) => registerKeys.read(`${module}-${section}`)))
    .reduce(
      (progress, key) => writeRegister(progress, key, TODAY - 20, { now: 1, by: 'a' }),
      EMPTY,
    );

const withAnswers = (progress: Progress, list: Answers): Progress =>
  list.reduce((sum, { item, ...rest }) => addAttempt(sum, item, { ...rest, offset: 0 }), progress);

/** The day of the item's last counted answer, and whether it was right. */
function lastCounted(progress: Progress, item: string) {
  const counted = attemptsOf(progress, item).filter(({ kind }) =>
    ['first', 'review'].includes(kind),
  );
  const last = counted.at(-1);
  return last && { day: localDay(last), right: last.right };
}

describe('on the next day', () => {
  const tomorrow = { ...now, second: now.second + 86_400 };

  test('every item whose last counted answer was wrong is due the day after it, in any state', () => {
    fc.assert(
      fc.property(answers, readModules, (list, read) => {
        const progress = withAnswers(withRead(read), list);
        const { cards, day } = reviewNow(catalog, progress, tomorrow);
        for (const item of items) {
          const last = lastCounted(progress, item);
          if (!last || last.right) continue;
          const card = cards.find((one) => one.item === item);
          expect(card?.due).toBe(last.day + 1);
          expect(day.queue).toContain(card);
        }
      }),
    );
  });

  test('every other one is at rest in an unread module, and due by its memory in others', () => {
    fc.assert(
      fc.property(answers, readModules, (list, read) => {
        const progress = withAnswers(withRead(read), list);
        const { cards } = reviewNow(catalog, progress, tomorrow);
        const isBegun = new Set(cards.filter(({ unread }) => !unread).map(({ module }) => module));
        for (const { id, items: own } of catalog.modules)
          for (const item of own) {
            const last = lastCounted(progress, item);
            if (last && !last.right) continue;
            const card = cards.find((one) => one.item === item);
            if (!isBegun.has(id)) expect(card).toBeUndefined();
            else
              expect(card?.due).toBe(scheduleOf(attemptsOf(progress, item))?.due ?? TODAY - 20 + 1);
          }
      }),
    );
  });
});

test('devices that hold the same attempts agree, in whatever order they got them', () => {
  fc.assert(
    fc.property(answers, answers, readModules, (here, there, read) => {
      const [a, b] = [withAnswers(withRead(read), here), withAnswers(withRead(read), there)];
      const seen = [mergeProgress(a, b), mergeProgress(b, a)].map((progress) => {
        const { cards, day, forecast } = reviewNow(catalog, progress, now);
        return { cards, day, forecast: forecast(14) };
      });
      expect(seen[0]).toEqual(seen[1]);
    }),
  );
});

test('the forecast of tomorrow is what tomorrow asks, with all of today answered right', () => {
  fc.assert(
    fc.property(answers, readModules, (list, read) => {
      const progress = withAnswers(withRead(read), list);
      const today = reviewNow(catalog, progress, now);
      const done = today.day.queue.reduce(
        (sum, { item }) =>
          addAttempt(sum, item, { ...now, second: now.second, kind: 'review', right: true }),
        progress,
      );
      const next = reviewNow(catalog, done, { ...now, second: now.second + 86_400 });
      expect(today.forecast(2)[1]?.asked).toBe(next.day.queue.length);
      // What review says after the sitting is the same once more.
      expect(reviewNow(catalog, done, now).forecast(2)[1]?.asked).toBe(next.day.queue.length);
    }),
  );
});

test('with questions of several modules today, no sitting is a block of one module', () => {
  fc.assert(
    fc.property(answers, readModules, fc.integer({ min: 2, max: 12 }), (list, read, size) => {
      const { day, sitting } = reviewNow(catalog, withAnswers(withRead(read), list), now);
      const asked = sitting(size).map(({ module }) => module);
      const due = day.queue.map(({ module }) => module);
      expect(asked).toHaveLength(Math.min(size, due.length));
      for (const module of new Set(due)) {
        const own = asked.filter((one) => one === module).length;
        const others = due.filter((one) => one !== module).length;
        // Half, rounded up, or all that the others leave.
        expect(own).toBeLessThanOrEqual(
          Math.max(Math.ceil(asked.length / 2), asked.length - others),
        );
        if (2 * own <= asked.length + 1)
          expect(asked.some((one, i) => one === module && asked[i + 1] === module)).toBe(false);
      }
    }),
  );
});
