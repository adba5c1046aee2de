import type { RetiredItem } from '../../domain/catalog.ts';
import type { StatefulModule } from '../../domain/states.ts';
import { $progress, recordAttempt } from '../progress/store.ts';
import { passedMark } from '../../domain/progress/registers.ts';
import { makeAnswerable } from './answerable.ts';

/**
 * Makes every item on the page answerable. The first answer of this visit counts, later ones are practice. The answer that
 * passes the module uncovers what stands at the end for that (Finish.astro); on later visits the head says it.
 */
export function initItems(module: StatefulModule, retired: readonly RetiredItem[]): void {
  const answered = new Map<string, boolean>();
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-item]')];
  const isPassed = () => passedMark($progress.get(), module.id) !== null;
  const finish = document.querySelector<HTMLElement>('[data-finish]');
  const score = document.querySelector<HTMLElement>('[data-score]');

  for (const form of forms) {
    makeAnswerable(form, (key, grade, isFirst) => {
      if (isFirst) answered.set(key.id, grade.correct);
      const kind = isFirst ? 'first' : 'practice';
      const wasPassed = isPassed();
      void recordAttempt(key.id, grade.correct, kind, { module, retired });
      if (finish && !wasPassed && isPassed()) finish.hidden = false;
      if (score) {
        const right = [...answered.values()].filter(Boolean).length;
        const left = forms.length - answered.size;
        const rest =
          left > 0
            ? `${left} left on this page.`
            : isPassed()
              ? 'This module is passed.'
              : 'Not passed yet: what was missed comes back in review tomorrow.';
        score.textContent = `${right} of ${answered.size} right at the first answer. ${rest}`;
      }
    });
  }
}
