import { describe, expect, it, test } from 'vitest';
import { inOrder, itemOrder, letterAt, letterOf } from '../../../src/domain/item-order.ts';
import type { AnswerKey } from '../../../src/domain/quiz.ts';

const ids = ['a', 'b', 'c', 'd'];
const single: AnswerKey = { id: 'lsm-q', kind: 'single', options: ids, right: 'a' };
const ordering: AnswerKey = { id: 'lsm-q', kind: 'ordering', steps: ids };
const matching: AnswerKey = { id: 'lsm-q', kind: 'matching', pairs: ids, decoys: ['e'] };

describe('itemOrder', () => {
  // Readers have seen these, and Anki cards name their letters: they stay as they are.
  it.each<[string, AnswerKey, string | undefined, string, string]>([
    ['options on the page', single, undefined, 'abcd', ''],
    ['options in review', single, 'lsm-q 20700', 'bdac', ''],
    ['steps on the page', ordering, undefined, '', 'dcab'],
    ['steps in review', ordering, 'lsm-q 20700', '', 'bdac'],
    ['pairs on the page', matching, undefined, 'dcabe', 'cbad'],
    ['pairs in review', matching, 'lsm-q 20700', 'cbeda', 'dabc'],
  ])('has an order for good: %s', (_, key, seed, lettered, lines) => {
    const order = itemOrder(key, seed);
    expect(order.lettered.join('')).toBe(lettered);
    expect(order.lines.join('')).toBe(lines);
  });

  it('never shows steps in the right order, on any day', () => {
    for (let day = 0; day < 200; day++)
      expect(itemOrder(ordering, `lsm-q ${day}`).lines).not.toEqual(ids);
  });

  it('has nothing to order in a numeric item', () => {
    const key: AnswerKey = {
      id: 'n',
      kind: 'numeric',
      answer: 1,
      tolerance: 0,
      unit: '',
      traps: [],
    };
    expect(itemOrder(key, 'seed')).toEqual({ lettered: [], lines: [] });
  });
});

test('letters name places', () => {
  expect(letterAt(2)).toBe('C');
  expect(letterOf(['x', 'y'], 'y')).toBe('B');
  expect(inOrder(['b', 'a'], [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'b' }, { id: 'a' }]);
});
