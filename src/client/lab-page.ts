import { labsOnPath } from '../domain/labs-on-path.ts';
import type { Progress } from '../domain/progress/format.ts';
import { isMarked, registerKeys, savedPlan } from '../domain/progress/registers.ts';
import { $progress, setLabDone } from './progress/store.ts';

// The labs' list and a lab's own page: which are done and on the reader's path, and the button that says so.
const page = document.querySelector<HTMLElement>('.page[data-lab]');
const button = document.querySelector<HTMLButtonElement>('[data-lab-done]');
const marks = [...document.querySelectorAll<HTMLElement>('[data-lab-state]')];
const lab = page?.dataset.lab ?? '';
const summary = document.querySelector<HTMLElement>('[data-labs-fit]');
const listed = [...document.querySelectorAll<HTMLElement>('[data-lab-modules]')].map((row) => ({
  id: row.dataset.labModules ?? '',
  modules: (row.dataset.modules ?? '').split(' '),
  row,
}));

button?.addEventListener(
  'click',
  () => void setLabDone(lab, button.getAttribute('aria-pressed') !== 'true'),
);
$progress.subscribe((progress) => {
  const isDone = (id: string) => isMarked(progress, registerKeys.lab(id));
  button?.setAttribute('aria-pressed', String(isDone(lab)));
  for (const mark of marks) mark.hidden = !isDone(mark.dataset.labState ?? '');
  showFit(progress, isDone);
});

/** Marks the labs of the kept plan's modules, and says how many they are and which is next. */
function showFit(progress: Progress, isDone: (id: string) => boolean): void {
  if (!summary) return;
  const plan = savedPlan(progress);
  const fitting = labsOnPath(plan?.modules ?? [], listed);
  for (const one of listed) one.row.toggleAttribute('data-on-path', fitting.includes(one));
  const next = fitting.find(({ id }) => !isDone(id))?.row.querySelector('a');
  summary.toggleAttribute('data-known', plan !== null);
  if (fitting.length === 0) summary.textContent = 'No lab follows a module of your path.';
  else if (next) {
    const link = document.createElement('a');
    link.href = next.href;
    link.textContent = next.textContent;
    const verb = fitting.length === 1 ? 'is' : 'are';
    summary.replaceChildren(`${fitting.length} ${verb} on your path; the next is `, link, '.');
  } else
    summary.textContent =
      fitting.length === 1
        ? '1 is on your path, and done.'
        : `${fitting.length} are on your path, all done.`;
}

/** A file that a link leads to is opened. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();
