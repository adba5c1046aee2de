import { plainText } from './markdown.ts';
import type { ModuleContent } from './read.ts';

/** How much of a qualification's interview page goes on paper. */
export interface InterviewSheet {
  /** Whether the model answers do. */
  answers: boolean;
  /** Open questions with their rubrics, the weakest first. */
  questions: number;
  /** Points of each recap, from its first. */
  points: number;
  /** Whether nothing is left out. */
  whole: boolean;
}

/** So many of the items most often missed are listed on a qualification's page, and printed. */
export const MISSED_ON_PAPER = 5;

/**
 * Two sheets hold so many lines of so many characters at the sizes of `styles/interview.css`, on A4
 * and on Letter, in a wide typeface. A browser test prints what is found here to fit.
 */
const LINES = 250;
const LINE = 50;
/** What stands there whatever the modules: the title, and the items most often missed. */
const FIXED = 14 + 6 * MISSED_ON_PAPER;
/** What gives way, in this order: first all model answers, then step by step. */
const FLOORS = [
  { questions: 6, points: 4 },
  { questions: 4, points: 2 },
  { questions: 2, points: 1 },
];

type Fit = Omit<InterviewSheet, 'whole'>;

/** What of these modules fits on two sheets of A4 or Letter, whichever questions come first. */
export function fitSheets(
  modules: readonly Pick<ModuleContent, 'recap' | 'quiz'>[],
): InterviewSheet {
  const recaps = modules.map(({ recap }) => recap.map((point) => linesOf(point) + 0.2));
  const opens = modules.flatMap(({ quiz }) => quiz.open);
  // The longest: which come first is the reader's ratings' to say.
  const asked = opens
    .map(({ question, rubric }) => 1.5 + linesOf(question) * 1.1 + sum(rubric.map(linesOf)))
    .sort((a, b) => b - a);
  const answered = sum(
    opens.map(({ answer, followups }) => {
      const after = followups.map(({ question, good }) => 0.5 + linesOf(question) + linesOf(good));
      return 2.5 + linesOf(answer) + sum(after);
    }),
  );
  const linesFor = ({ answers, questions, points }: Fit) =>
    FIXED +
    (answers ? answered : 0) +
    sum(asked.slice(0, questions)) +
    sum(recaps.map((recap) => 2.5 + sum(recap.slice(0, points))));

  const most = Math.max(0, ...recaps.map(({ length }) => length));
  const all: Fit = { answers: true, questions: opens.length, points: most };
  if (linesFor(all) <= LINES) return { ...all, whole: true };
  const taken = { ...all, answers: false };
  for (const floor of FLOORS) {
    for (const part of ['questions', 'points'] as const)
      while (linesFor(taken) > LINES && taken[part] > floor[part]) taken[part] -= 1;
  }
  return { ...taken, whole: false };
}

function linesOf(markdown: string): number {
  return Math.ceil(plainText(markdown).length / LINE);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
