import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeAnswer, revealAnswer } from '../../../src/domain/grade.ts';
import type { Answer, AnswerKey } from '../../../src/domain/quiz.ts';

const single: AnswerKey = { id: 'q', kind: 'single', options: ['a', 'b', 'c'], right: 'b' };
const multiple: AnswerKey = {
  id: 'q',
  kind: 'multiple',
  options: ['a', 'b', 'c', 'd'],
  right: ['a', 'c'],
};
const ordering: AnswerKey = { id: 'q', kind: 'ordering', steps: ['one', 'two', 'three'] };
const matching: AnswerKey = { id: 'q', kind: 'matching', pairs: ['p', 'q'], decoys: ['x'] };
const numeric: AnswerKey = {
  id: 'q',
  kind: 'numeric',
  answer: 12.5,
  tolerance: 0.1,
  unit: 'MB',
  traps: [25, 25.15, 1.25],
};
const number = (text: string) => gradeAnswer(numeric, { kind: 'numeric', text });

describe('gradeAnswer', () => {
  it('single: marks the chosen option and shows the right one', () => {
    const { status, parts } = gradeAnswer(single, { kind: 'single', option: 'a' });
    expect(status).toBe('wrong');
    expect(parts.map(({ id, show }) => `${id} ${show}`)).toEqual(['a wrong', 'b missed', 'c rest']);
    expect(gradeAnswer(single, { kind: 'single', option: 'b' }).correct).toBe(true);
  });

  it('multiple: right only when all and no others are chosen', () => {
    const choose = (...options: string[]) => gradeAnswer(multiple, { kind: 'multiple', options });
    expect(choose('c', 'a').correct).toBe(true);
    expect(choose('a').parts.map(({ show }) => show)).toEqual(['right', 'rest', 'missed', 'rest']);
    expect(choose('a', 'b', 'c').correct).toBe(false);
  });

  it('ordering: says for each step where it was put and where it belongs', () => {
    const { correct, parts } = gradeAnswer(ordering, {
      kind: 'ordering',
      steps: ['one', 'three', 'two'],
    });
    expect(correct).toBe(false);
    expect(parts.map(({ id, given, want, right }) => [id, given, want, right])).toEqual([
      ['one', 1, 1, true],
      ['two', 3, 2, false],
      ['three', 2, 3, false],
    ]);
  });

  it('matching: says for each pair what was chosen', () => {
    const { correct, parts } = gradeAnswer(matching, {
      kind: 'matching',
      pairs: { p: 'p', q: 'x' },
    });
    expect(correct).toBe(false);
    expect(parts.map(({ given, right }) => [given, right])).toEqual([
      ['p', true],
      ['x', false],
    ]);
    expect(gradeAnswer(matching, { kind: 'matching', pairs: { p: 'p', q: 'q' } }).correct).toBe(
      true,
    );
  });

  it('numeric: accepts comma and point, the unit, and the ends of the tolerance', () => {
    for (const text of ['12.5', '12,5', '12,5 MB', '12.4', '12.6', '1.25e1'])
      expect(number(text).status).toBe('right');
    for (const text of ['12.39', '12.61'])
      expect(number(text)).toMatchObject({ status: 'wrong', trap: null });
  });

  it('numeric: forgives the rounding of binary fractions', () => {
    const key: AnswerKey = { ...numeric, answer: 0.4, tolerance: 0.1, unit: '', traps: [] };
    expect(gradeAnswer(key, { kind: 'numeric', text: '0.3' }).status).toBe('right');
  });

  it('numeric: names the nearest trap', () => {
    expect(number('25.02').trap).toBe(0);
    expect(number('25.1').trap).toBe(1);
    expect(number('1,25 MB')).toMatchObject({ status: 'wrong', trap: 2, value: 1.25 });
  });

  it('numeric: reads "1,250" as what fits', () => {
    const thousands: AnswerKey = {
      id: 'q',
      kind: 'numeric',
      answer: 1250,
      tolerance: 0,
      unit: '',
      traps: [],
    };
    expect(gradeAnswer(thousands, { kind: 'numeric', text: '1,250' })).toMatchObject({
      status: 'right',
      value: 1250,
    });
    expect(
      gradeAnswer({ ...thousands, answer: 1.25 }, { kind: 'numeric', text: '1,250' }).value,
    ).toBe(1.25);
  });

  it('keeps apart what is wrong, unanswered and unreadable', () => {
    expect(number('12 GB')).toMatchObject({ status: 'unreadable', unknownUnit: 'GB' });
    expect(number('about a dozen')).toMatchObject({ status: 'unreadable', unknownUnit: '' });
    expect(number('  ').status).toBe('unanswered');
    const unanswered: [AnswerKey, Answer][] = [
      [single, { kind: 'single', option: null }],
      [multiple, { kind: 'multiple', options: [] }],
      [ordering, { kind: 'ordering', steps: [] }],
      [matching, { kind: 'matching', pairs: { p: 'p', q: null } }],
      [single, { kind: 'numeric', text: '1' }],
    ];
    for (const [key, answer] of unanswered)
      expect(gradeAnswer(key, answer).status).toBe('unanswered');
  });

  it('is right for the key itself, for any order of steps', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        (steps, turn) => {
          const at = turn % steps.length;
          const turned = [...steps.slice(at), ...steps.slice(0, at)];
          const key: AnswerKey = { id: 'q', kind: 'ordering', steps };
          expect(gradeAnswer(key, { kind: 'ordering', steps: turned }).correct).toBe(at === 0);
        },
      ),
    );
  });
});

describe('revealAnswer', () => {
  it('shows what would have been right, as chosen by nobody', () => {
    const shown = (key: AnswerKey) => {
      const { correct, parts } = revealAnswer(key);
      expect(correct).toBe(false);
      expect(parts.every(({ chosen, given }) => !chosen && given === null)).toBe(true);
      return parts.map(({ id, show, want }) => [id, show, want]);
    };
    expect(shown(single)).toEqual([
      ['a', 'rest', null],
      ['b', 'missed', null],
      ['c', 'rest', null],
    ]);
    expect(shown(multiple).map(([, show]) => show)).toEqual(['missed', 'rest', 'missed', 'rest']);
    expect(shown(ordering)).toEqual([
      ['one', 'missed', 1],
      ['two', 'missed', 2],
      ['three', 'missed', 3],
    ]);
    expect(shown(matching)).toEqual([
      ['p', 'missed', 'p'],
      ['q', 'missed', 'q'],
    ]);
    expect(shown(numeric)).toEqual([]);
  });
});
