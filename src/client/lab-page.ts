import { isMarked, registerKeys } from '../domain/progress/registers.ts';
import { $progress, setLabDone } from './progress/store.ts';

// The labs' list and a lab's own page: which are done, and the button that says so.
const page = document.querySelector<HTMLElement>('.page[data-lab]');
const button = document.querySelector<HTMLButtonElement>('[data-lab-done]');
const marks = [...document.querySelectorAll<HTMLElement>('[data-lab-state]')];
const lab = page?.dataset.lab ?? '';

button?.addEventListener(
  'click',
  () => void setLabDone(lab, button.getAttribute('aria-pressed') !== 'true'),
);
$progress.subscribe((progress) => {
  const isDone = (id: string) => isMarked(progress, registerKeys.lab(id));
  button?.setAttribute('aria-pressed', String(isDone(lab)));
  for (const mark of marks) mark.hidden = !isDone(mark.dataset.labState ?? '');
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
