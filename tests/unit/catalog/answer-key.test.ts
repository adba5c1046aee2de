import { describe, expect, test } from 'vitest';
import { toAnswerKey } from '../../../src/catalog/answer-key.ts';
import { answerOf } from '../../../src/catalog/answer-ledger.ts';
import { readContent } from '../../../src/catalog/read.ts';
import type { Item } from '../../../src/catalog/schema.ts';
import { gradeAnswer } from '../../../src/domain/grade.ts';
import type { Answer, AnswerKey } from '../../../src/domain/quiz.ts';

const common = { objective: 'o', section: 's', question: 'Q?', explanation: 'E.' };
const option = (id: string, correct?: boolean) => ({
  id,
  text: `Text of ${id}`,
  why: 'W.',
  ...(correct && { correct }),
});
const options = [option('a'), option('b', true), option('c')];
const part = (id: string) => ({ id, text: 'T', left: 'L', right: 'R', why: 'W.' });

const cases: [Item, AnswerKey, string][] = [
  [
    { ...common, id: 'i', kind: 'single', options },
    { id: 'i', kind: 'single', options: ['a', 'b', 'c'], right: 'b' },
    'single: b',
  ],
  [
    { ...common, id: 'i', kind: 'multiple', options: [option('z', true), ...options] },
    { id: 'i', kind: 'multiple', options: ['z', 'a', 'b', 'c'], right: ['z', 'b'] },
    'multiple: b z',
  ],
  [
    { ...common, id: 'i', kind: 'ordering', steps: [part('b'), part('a'), part('c')] },
    { id: 'i', kind: 'ordering', steps: ['b', 'a', 'c'] },
    'ordering: b a c',
  ],
  [
    { ...common, id: 'i', kind: 'matching', pairs: [part('b'), part('a')], decoys: [part('d')] },
    { id: 'i', kind: 'matching', pairs: ['b', 'a'], decoys: ['d'] },
    'matching: a b',
  ],
  [
    {
      ...{ ...common, id: 'i', kind: 'numeric', answer: 12.5, tolerance: 0.1, unit: 'MB' },
      traps: [{ value: 25, why: 'W.' }],
    },
    { id: 'i', kind: 'numeric', answer: 12.5, tolerance: 0.1, unit: 'MB', traps: [25] },
    'numeric: 12.5 ± 0.1 MB',
  ],
];

describe.each(cases)('$kind', (item, key, answer) => {
  test('toAnswerKey gives ids and numbers, no text', () => {
    expect(toAnswerKey(item)).toEqual(key);
  });

  test('answerOf gives the right answer as one line', () => {
    expect(answerOf(item)).toBe(answer);
  });
});

test('answerOf is the same for another order of options, and another for other right ones', () => {
  const item: Item = { ...common, id: 'i', kind: 'multiple', options };
  expect(answerOf({ ...item, options: options.toReversed() })).toBe(answerOf(item));
  expect(answerOf({ ...item, options: [option('a', true), ...options.slice(1)] })).not.toBe(
    answerOf(item),
  );
});

test('the right answer to every published item is graded as right', () => {
  for (const item of readContent(process.cwd()).modules.flatMap(({ quiz }) => quiz.items)) {
    const key = toAnswerKey(item);
    expect(gradeAnswer(key, rightAnswer(key)).status, item.id).toBe('right');
  }
});

function rightAnswer(key: AnswerKey): Answer {
  switch (key.kind) {
    case 'single':
      return { kind: 'single', option: key.right };
    case 'multiple':
      return { kind: 'multiple', options: key.right };
    case 'ordering':
      return { kind: 'ordering', steps: key.steps };
    case 'matching':
      return { kind: 'matching', pairs: Object.fromEntries(key.pairs.map((id) => [id, id])) };
    case 'numeric':
      return { kind: 'numeric', text: String(key.answer) };
  }
}
