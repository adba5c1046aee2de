import { gradeAnswer, type Grade } from '../../domain/grade.ts';
import type { AnswerKey } from '../../domain/quiz.ts';
import { readAnswer } from './read-answer.ts';
import { clearGrade, showGrade, showUngraded } from './show-grade.ts';
import { initSteps, restoreSteps } from './steps.ts';

/** The answer key in a form's JSON block. */
export function answerKeyOf(form: HTMLFormElement): AnswerKey {
  // Written by our own build, so its shape is known.
  return JSON.parse(form.querySelector('[data-key]')?.textContent ?? 'null') as AnswerKey;
}

/**
 * Makes one item's form answerable: an answer is graded and shown, and can be tried again. `onGrade`
 * hears each graded answer, and whether it was the first.
 */
export function makeAnswerable(
  form: HTMLFormElement,
  onGrade: (key: AnswerKey, grade: Grade, isFirst: boolean) => void,
): void {
  const key = answerKeyOf(form);
  let isFirst = true;
  initSteps(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.dataset.graded) return;
    const grade = gradeAnswer(key, readAnswer(form, key));
    if (grade.status === 'unanswered' || grade.status === 'unreadable') {
      showUngraded(form, grade);
      return;
    }
    const practice = isFirst ? '' : ' This was practice.';
    showGrade(form, key, grade, `${grade.correct ? 'Right.' : 'Not right.'}${practice}`);
    onGrade(key, grade, isFirst);
    isFirst = false;
  });
  form.querySelector('[data-again]')?.addEventListener('click', () => {
    clearGrade(form);
    form.reset();
    restoreSteps(form);
    form.querySelector<HTMLElement>('input, select, .step__moves button:not([disabled])')?.focus();
  });
}
