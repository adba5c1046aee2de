import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewCard } from '../../../../src/domain/review/cards.ts';
import { reviewDay } from '../../../../src/domain/review/day.ts';
import { forecastReviews } from '../../../../src/domain/review/forecast.ts';
import { reviewCard } from '../../../../src/domain/review/schedule.ts';
import { LAST_DAYS } from '../../../../src/domain/review/target.ts';
import { cardDue, cardsDue, noDate } from './fixture.ts';

const today = 20_000;
const nothingAsked = new Map<string, number>();
const items = (cards: readonly ReviewCard[]) => cards.map(({ item }) => item);
const answered = (card: ReviewCard, right = true): ReviewCard => ({
  ...card,
  answered: reviewCard(card.opening, today, right),
  reviewedToday: true,
});

describe('a day without a target date', () => {
  test('asks what is due, the longest overdue first, then what is most asked for', () => {
    const cards = [
      cardDue('later', today + 1),
      cardDue('plain', today - 1, { module: 'rare' }),
      cardDue('wanted', today - 1, { module: 'common' }),
      cardDue('oldest', today - 9),
    ];
    const asked = new Map([
      ['rare', 2],
      ['common', 5],
    ]);
    const { queue, due, done } = reviewDay(cards, noDate, asked, today);
    expect(items(queue)).toEqual(['oldest', 'wanted', 'plain']);
    expect({ due, done }).toEqual({ due: 3, done: 0 });
  });

  test('asks no more than the cap, and what is done counts towards it', () => {
    const cards = cardsDue(50, () => today - 2);
    const fresh = reviewDay(cards, noDate, nothingAsked, today);
    expect(fresh.queue).toHaveLength(20);
    expect(fresh.due).toBe(50);
    const after = cards.map((card) =>
      items(fresh.queue.slice(0, 8)).includes(card.item) ? answered(card) : card,
    );
    const rest = reviewDay(after, noDate, nothingAsked, today);
    expect(items(rest.queue)).toEqual(items(fresh.queue.slice(8)));
    expect(rest.done).toBe(8);
  });

  test('has an end: what was answered, right or wrong, does not come again that day', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -40, max: 5 }), fc.boolean())), (list) => {
        let cards = list.map(([due], i) => cardDue(`q${i}`, today + due));
        const seen: string[] = [];
        for (;;) {
          const [next] = reviewDay(cards, noDate, nothingAsked, today).queue;
          if (!next) break;
          expect(seen).not.toContain(next.item);
          seen.push(next.item);
          cards = cards.map((card, i) =>
            card.item === next.item ? answered(card, list[i]?.[1]) : card,
          );
        }
        expect(seen).toHaveLength(Math.min(20, list.filter(([due]) => due <= 0).length));
      }),
    );
  });
});

describe('a day with cards of several modules', () => {
  const modules = ['a', 'b', 'c', 'd'];
  const mixedCards = fc
    .array(
      fc.record({
        module: fc.constantFrom(...modules),
        overdue: fc.integer({ min: 0, max: 30 }),
        isDone: fc.boolean(),
      }),
      { maxLength: 60 },
    )
    .map((list) =>
      list.map(({ module, overdue, isDone }, i) => {
        const card = cardDue(`q${i}`, today - overdue, { module });
        return isDone ? answered(card) : card;
      }),
    );
  const sizesOf = (cards: readonly ReviewCard[]) =>
    modules.map((module) => cards.filter((card) => card.module === module).length);

  test('asks of no module more than half while others have some due', () => {
    fc.assert(
      fc.property(mixedCards, fc.integer({ min: 1, max: 30 }), (cards, cap) => {
        const fresh = cards.map((card) => ({ ...card, answered: null, reviewedToday: false }));
        const { queue } = reviewDay(fresh, { ...noDate, cap }, nothingAsked, today);
        const due = sizesOf(fresh);
        for (let n = 1; n <= queue.length; n++)
          for (const [i, size] of sizesOf(queue.slice(0, n)).entries())
            expect(size).toBeLessThanOrEqual(
              Math.max(Math.ceil(n / 2), n - (fresh.length - (due[i] ?? 0))),
            );
      }),
    );
  });

  test('asks the same, whatever of it was answered', () => {
    fc.assert(
      fc.property(mixedCards, fc.nat(), (cards, seen) => {
        const fresh = cards.map((card) => ({ ...card, answered: null, reviewedToday: false }));
        const whole = reviewDay(fresh, noDate, nothingAsked, today).queue;
        const done = items(whole.filter((_, i) => (seen >> (i % 30)) & 1));
        const after = fresh.map((card) => (done.includes(card.item) ? answered(card) : card));
        expect(items(reviewDay(after, noDate, nothingAsked, today).queue)).toEqual(
          items(whole).filter((item) => !done.includes(item)),
        );
      }),
    );
  });

  test('spreads the modules in the weeks before a target date too', () => {
    const cards = [
      ...cardsDue(40, () => today - 9).map((card) => ({ ...card, module: 'a' })),
      ...Array.from({ length: 20 }, (_, i) => cardDue(`z${i}`, today, { module: 'b' })),
    ].map((card) => ({
      ...card,
      opening: { ...reviewCard(null, today - 60, true), due: card.due },
    }));
    const settings = { cap: 8, catchUp: null, target: today + 5 };
    expect(sizesOf(reviewDay(cards, settings, nothingAsked, today).queue)).toEqual([4, 4, 0, 0]);
  });
});

describe('catching up', () => {
  test('spreads what has piled up over the days, and ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 30 }),
        (pile, days) => {
          const catchUp = { from: today, until: today + days - 1 };
          const settings = { ...noDate, catchUp };
          const first = reviewDay(
            cardsDue(pile, (i) => today - i),
            settings,
            nothingAsked,
            today,
          );
          expect(first.catchUpDays).toBe(days);
          expect(first.queue).toHaveLength(Math.ceil(pile / days));
          const shares = forecastReviews(
            cardsDue(pile, () => today - 30),
            settings,
            nothingAsked,
            today,
            days,
          );
          expect(shares.at(-1)?.waiting).toBe(0);
        },
      ),
    );
  });

  test('is over after its last day', () => {
    const settings = { ...noDate, catchUp: { from: today - 9, until: today - 1 } };
    const day = reviewDay(
      cardsDue(90, () => today - 30),
      settings,
      nothingAsked,
      today,
    );
    expect(day).toMatchObject({ share: 20, catchUpDays: 0 });
  });
});

describe('a target date', () => {
  const target = today + 60;
  /** Whether a reader who does all that is asked sees every card in the last two weeks. */
  const lastSeen = (cards: ReviewCard[], settings: typeof noDate, from: number) => {
    const seen = new Map<string, number>();
    let state = cards;
    for (let day = from; day < (settings.target ?? 0); day++) {
      const { queue } = reviewDay(state, settings, nothingAsked, day);
      for (const { item } of queue) seen.set(item, day);
      state = state.map((card) => {
        if (!items(queue).includes(card.item)) return card;
        const opening = reviewCard(card.opening, day, true);
        return { ...card, opening, due: opening.due };
      });
    }
    return seen;
  };

  test('brings every card back in the two weeks before it, however long its interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -10, max: 900 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 59 }),
        (dues, start) => {
          const from = today + start;
          const cards = dues.map((due, i) => cardDue(`q${i}`, from + due));
          const seen = lastSeen(cards, { cap: 100, catchUp: null, target }, from);
          for (const { item, opening } of cards) {
            const last = Math.max(seen.get(item) ?? 0, opening?.last ?? 0);
            expect(last).toBeGreaterThanOrEqual(target - LAST_DAYS);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('spreads them evenly', () => {
    const cards = cardsDue(140, () => target + 500).map((card) => ({
      ...card,
      opening: { ...reviewCard(null, today, true), due: card.due },
    }));
    for (let day = target - LAST_DAYS; day < target - LAST_DAYS + 1; day++)
      expect(reviewDay(cards, { ...noDate, target }, nothingAsked, day).queue).toHaveLength(10);
    expect(reviewDay(cards, { ...noDate, target }, nothingAsked, today).queue).toHaveLength(0);
  });

  test('asks one item per objective first where the cap is too small, and says which would do', () => {
    const cards = cardsDue(60, () => target + 500).map((card, i) => ({
      ...card,
      objective: `o${i % 30}`,
      opening: { ...reviewCard(null, today, true), due: card.due },
    }));
    const settings = { cap: 3, catchUp: null, target };
    const { target: plan } = reviewDay(cards, settings, nothingAsked, today);
    expect(plan).toMatchObject({ unseen: 18, capForAll: 5, isNow: false });
    const seen = lastSeen(cards, settings, target - LAST_DAYS);
    expect(seen.size).toBe(42);
    const objectives = (from: number, until: number) =>
      new Set(
        cards
          .filter(({ item }) => (seen.get(item) ?? 0) >= from && (seen.get(item) ?? 0) < until)
          .map(({ objective }) => objective),
      );
    // Ten days of three are one item of each of the thirty objectives.
    expect(objectives(target - LAST_DAYS, target - 4).size).toBe(30);
    const enough = reviewDay(
      cards,
      { ...settings, cap: plan?.capForAll ?? 0 },
      nothingAsked,
      today,
    );
    expect(enough.target?.unseen).toBe(0);
  });

  test('does nothing once it has come', () => {
    expect(
      reviewDay(
        cardsDue(3, () => today),
        { ...noDate, target: today },
        nothingAsked,
        today,
      ).target,
    ).toBeNull();
  });
});

describe('the forecast', () => {
  test('has what was missed of an unread module once, and a settled one not at all', () => {
    const cards = [
      cardDue('missed', today, { unread: true, missed: true }),
      { ...answered(cardDue('settled', today, { unread: true, missed: false })) },
      {
        ...cardDue('missed today', today + 1, { unread: true, missed: true }),
        opening: null,
        answered: { ...reviewCard(null, today, false), due: today + 1 },
      },
    ];
    expect(
      forecastReviews(cards, noDate, nothingAsked, today, 60).map(({ asked }) => asked),
    ).toEqual([1, 1, ...Array<number>(58).fill(0)]);
  });

  test('begins with what today still asks, and takes answers of today for done', () => {
    const cards = [answered(cardDue('done', today - 1)), ...cardsDue(25, () => today)];
    const [first, second] = forecastReviews(cards, noDate, nothingAsked, today, 2);
    expect(first).toEqual({ day: today, asked: 19, waiting: 6 });
    expect(second).toEqual({ day: today + 1, asked: 6, waiting: 0 });
  });
});
