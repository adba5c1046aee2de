import type { Report } from './faults.ts';
import type { ModuleContent } from './read.ts';

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What can be counted of the rules for good items (CONTRIBUTING.md, "Items"): kinds, stimuli, "all of
 * the above", an unmarked NOT, and a right answer that its length or its place gives away.
 */
export function checkQuizStyle({ quiz, quizFile }: ModuleContent, report: Report): void {
  const kinds = new Set(quiz.items.map(({ kind }) => kind));
  if (!kinds.has('single') || !kinds.has('multiple') || !kinds.has('numeric')) {
    report(quizFile, 'has no item of kind single, multiple or numeric; each stands at least once');
  }
  if (!kinds.has('ordering') && !kinds.has('matching')) {
    report(quizFile, 'has neither an ordering nor a matching item');
  }
  if (quiz.items.filter(({ stimulus }) => stimulus !== undefined).length < 2) {
    report(quizFile, 'has fewer than two items with a stimulus');
  }

  const right: number[] = [];
  const wrong: number[] = [];
  const places: number[] = [];
  for (const item of quiz.items) {
    const complain = (message: string) => report(quizFile, `item "${item.id}" ${message}`);
    if (/(?<!\*)\bNOT\b(?!\*)/.test(item.question)) {
      complain('asks with a bare NOT; write **not**, or ask the other way round');
    }
    if (!('options' in item)) continue;
    const correct = item.options.filter((option) => option.correct === true);
    if (item.kind === 'single' && correct.length !== 1) {
      complain(`is single choice and has ${correct.length} right options`);
    }
    if (item.kind === 'multiple' && correct.length === 0) complain('has no right option');
    if (item.kind === 'multiple' && correct.length === item.options.length) {
      complain('has only right options; add a wrong one');
    }
    for (const option of item.options) {
      if (/\b(all|none|both) of the above\b|\ball of these\b/i.test(option.text)) {
        complain(`has an option "${option.text}"; options are shuffled, so it points nowhere`);
      }
      if (option.correct !== true && option.section === undefined) {
        complain(`has a wrong option "${option.id}" that names no section that settles it`);
      }
      (option.correct === true ? right : wrong).push(option.text.length);
    }
    if (item.kind === 'single') {
      places.push(item.options.findIndex((option) => option.correct === true));
    }
  }
  if (mean(right) > mean(wrong) * 1.1) {
    report(
      quizFile,
      `right options have ${mean(right).toFixed(0)} characters on average, wrong ones ` +
        `${mean(wrong).toFixed(0)}; the longest must not give the answer away`,
    );
  }
  const most = Math.max(
    0,
    ...[0, 1, 2, 3].map((p) => places.filter((place) => place === p).length),
  );
  if (places.length >= 3 && most > Math.ceil(places.length * 0.6)) {
    report(
      quizFile,
      `the right option stands at one place in ${most} of ${places.length} items; vary it`,
    );
  }
}
