import type { CatalogModule, RetiredItem } from '../../domain/catalog.ts';
import { gradeAnswer } from '../../domain/grade.ts';
import type { AnswerKey } from '../../domain/quiz.ts';
import { notePassed, recordAttempt } from '../progress/store.ts';
import { readAnswer } from './read-answer.ts';
import { clearGrade, showGrade, showUngraded } from './show-grade.ts';
import { initSteps, restoreSteps } from './steps.ts';

/** Makes every item on the page answerable. The first answer of this visit counts, later ones are practice. */
export function initItems(module: CatalogModule, retired: readonly RetiredItem[]): void {
  const answered = new Map<string, boolean>();
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-item]')];
  const score = document.querySelector<HTMLElement>('[data-score]');

  for (const form of forms) {
    const key = JSON.parse(form.querySelector('[data-key]')?.textContent ?? 'null') as AnswerKey;
    initSteps(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.dataset.graded) return;
      const grade = gradeAnswer(key, readAnswer(form, key));
      if (grade.status === 'unanswered' || grade.status === 'unreadable') {
        showUngraded(form, grade.status);
        return;
      }
      const first = !answered.has(key.id);
      if (first) answered.set(key.id, grade.correct);
      showGrade(form, key, grade, first);
      void recordAttempt(key.id, grade.correct, first ? 'first' : 'practice').then(() =>
        notePassed(module, retired),
      );
      if (score) {
        const right = [...answered.values()].filter(Boolean).length;
        score.textContent = `${right} of ${answered.size} right at the first answer; ${forms.length - answered.size} left on this page.`;
      }
    });
    form.querySelector('[data-again]')?.addEventListener('click', () => {
      clearGrade(form);
      form.reset();
      restoreSteps(form);
      form
        .querySelector<HTMLElement>('input, select, .step__moves button:not([disabled])')
        ?.focus();
    });
  }
}
