import { plainText } from './markdown.ts';
import type { ModuleContent } from './read.ts';

/** How much of a qualification's interview page goes on paper. */
export interface InterviewSheet {
  /** Points of each recap, from its first. */
  points: number;
  /** Open questions, the weakest first. */
  questions: number;
  /** Whether that is all of both. */
  whole: boolean;
}

/** So many of the items most often missed are listed on a qualification's page, and printed. */
export const MISSED_ON_PAPER = 5;

/**
 * Two sheets hold about 240 lines in columns of 55 characters, at the sizes of
 * `styles/interview.css` (measured, on A4 and on Letter). Title and missed items take their share.
 */
const LINES = 240;
const LINE = 55;
const TITLE_LINES = 14;
const MISSED_LINES = 5 * MISSED_ON_PAPER + 3;
/** What gives way first, in steps: a step's questions, then its points. Nothing falls below the last. */
const FLOORS = [
  { questions: 6, points: 4 },
  { questions: 4, points: 2 },
  { questions: 2, points: 1 },
];

/** What of these modules fits on two sheets of A4 or Letter, whichever questions come first. */
export function fitSheets(
  modules: readonly Pick<ModuleContent, 'recap' | 'quiz'>[],
): InterviewSheet {
  const recaps = modules.map(({ recap }) => recap.map(linesOf));
  const opens = modules
    .flatMap(({ quiz }) => quiz.open)
    .map(({ question, rubric }) => 2 + linesOf(question) + sum(rubric.map(linesOf)))
    .sort((a, b) => b - a);
  const all = {
    points: Math.max(0, ...recaps.map(({ length }) => length)),
    questions: opens.length,
  };
  const fits = ({ points, questions }: typeof all) =>
    TITLE_LINES +
      MISSED_LINES +
      sum(recaps.map((recap) => 2.5 + sum(recap.slice(0, points)))) +
      sum(opens.slice(0, questions)) <=
    LINES;
  const taken = { ...all };
  for (const floor of FLOORS) {
    for (const part of ['questions', 'points'] as const)
      while (!fits(taken) && taken[part] > floor[part]) taken[part] -= 1;
  }
  return { ...taken, whole: taken.points === all.points && taken.questions === all.questions };
}

function linesOf(markdown: string): number {
  return Math.ceil(plainText(markdown).length / LINE);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
