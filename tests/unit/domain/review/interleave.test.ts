import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interleave } from '../../../../src/domain/review/interleave.ts';
import { cardDue } from './fixture.ts';

const none = () => [];
const sets: Record<string, string[]> = { iceberg: ['formats'], delta: ['formats'], jvm: [] };
const confusables = (module: string) => sets[module] ?? [];

const sitting = fc
  .array(fc.constantFrom('iceberg', 'delta', 'jvm', 'flink'), { maxLength: 25 })
  .map((modules) => modules.map((module, i) => cardDue(`q${i}`, 1, { module })));

describe('interleaving', () => {
  test('keeps every card, and each module’s order', () => {
    fc.assert(
      fc.property(sitting, (cards) => {
        const mixed = interleave(cards, confusables);
        for (const module of ['iceberg', 'delta', 'jvm', 'flink']) {
          const of = (list: typeof cards) => list.filter((card) => card.module === module);
          expect(of(mixed)).toEqual(of(cards));
        }
        expect(mixed).toHaveLength(cards.length);
      }),
    );
  });

  test('puts no two of a module side by side where that can be, with and without confusables', () => {
    fc.assert(
      fc.property(sitting, fc.constantFrom(none, confusables), (cards, kin) => {
        const mixed = interleave(cards, kin);
        const sizes = new Map<string, number>();
        for (const { module } of cards) sizes.set(module, (sizes.get(module) ?? 0) + 1);
        const most = Math.max(0, ...sizes.values());
        const pairs = mixed.filter((card, i) => card.module === mixed[i + 1]?.module).length;
        expect(pairs).toBe(Math.max(0, most - (cards.length - most) - 1));
      }),
    );
  });

  test('lets easily confused modules follow each other', () => {
    const cards = ['iceberg', 'iceberg', 'jvm', 'jvm', 'delta', 'delta'].map((module, i) =>
      cardDue(`q${i}`, 1, { module }),
    );
    expect(interleave(cards, confusables).map(({ module }) => module)).toEqual([
      'iceberg',
      'delta',
      'iceberg',
      'jvm',
      'delta',
      'jvm',
    ]);
  });
});
