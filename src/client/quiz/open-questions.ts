import { openRating } from '../../domain/progress/registers.ts';
import { $progress, rateOpenQuestion } from '../progress/store.ts';

/** Keeps the rubric points that the reader gave themselves. */
export function initOpenQuestions(): void {
  for (const block of document.querySelectorAll<HTMLElement>('[data-open]')) {
    const id = block.dataset.open ?? '';
    const form = block.querySelector('form');
    const status = block.querySelector('.item__result');
    if (!form || !status) continue;
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input')];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const points = boxes.map((box) => box.checked);
      void rateOpenQuestion(id, points);
      status.textContent = `Kept: ${points.filter(Boolean).length} of ${points.length} points.`;
    });
    let shown = '';
    $progress.subscribe((progress) => {
      const rating = openRating(progress, id);
      const now = JSON.stringify(rating);
      // Ticks that are not kept yet stay as the reader set them.
      if (now === shown) return;
      shown = now;
      boxes.forEach((box, i) => (box.checked = rating?.[i] ?? false));
    });
  }
}
