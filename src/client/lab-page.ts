import { isMarked, registerKeys } from '../domain/progress/registers.ts';
import { $progress, setLabDone } from './progress/store.ts';

// A lab's own page: the button that says that it was done.
const lab = document.querySelector<HTMLElement>('.page[data-lab]')?.dataset.lab ?? '';
const button = document.querySelector<HTMLButtonElement>('[data-lab-done]');

button?.addEventListener(
  'click',
  () => void setLabDone(lab, button.getAttribute('aria-pressed') !== 'true'),
);
$progress.subscribe((progress) => {
  button?.setAttribute('aria-pressed', String(isMarked(progress, registerKeys.lab(lab))));
});

/** A file that a link leads to is opened. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();
