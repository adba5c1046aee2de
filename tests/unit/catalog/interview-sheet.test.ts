import { expect, test } from 'vitest';
import { fitSheets } from '../../../src/catalog/interview-sheet.ts';
import { moduleLike } from './content.ts';

const module = moduleLike({});
const many = (number: number) => Array.from({ length: number }, () => module);

test('one module goes on paper whole; without any there is nothing to leave out', () => {
  const { recap, quiz } = module;
  expect(fitSheets([module])).toEqual({
    ...{ answers: true, questions: quiz.open.length, points: recap.length, whole: true },
  });
  expect(fitSheets([])).toEqual({ answers: true, questions: 0, points: 0, whole: true });
});

test('with more modules model answers give way first, then questions, then points', () => {
  const sheets = Array.from({ length: 12 }, (_, i) => fitSheets(many(i + 1)));
  for (const [i, { answers, questions, points, whole }] of sheets.entries()) {
    expect(whole).toBe(answers && questions === 2 * (i + 1) && points === module.recap.length);
    expect(questions).toBeGreaterThanOrEqual(2);
    expect(points).toBeGreaterThanOrEqual(1);
    if (points < module.recap.length) expect(questions).toBeLessThanOrEqual(6);
    if (questions < 2 * (i + 1)) expect(answers).toBe(false);
  }
  const points = sheets.map((sheet) => sheet.points);
  expect(points).toEqual(points.toSorted((a, b) => b - a));
});
