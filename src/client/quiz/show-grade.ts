import type { Grade } from '../../domain/grade.ts';
import type { AnswerKey } from '../../domain/quiz.ts';

/** Where each explanation stood, so that it can go back. */
const homes = new WeakMap<Element, { parent: Element; next: Node | null }>();

/** Says the verdict, marks each option, and brings its explanation to it. */
export function showGrade(
  form: HTMLFormElement,
  key: AnswerKey,
  grade: Grade,
  verdict: string,
): void {
  form.dataset.graded = grade.correct ? 'right' : 'wrong';
  say(form, verdict);
  // Above the options, too: with their reasons they may be longer than a screen.
  if (key.kind !== 'numeric') {
    const line = makeLine(verdict, 'item__result');
    line.setAttribute('aria-hidden', 'true');
    form.querySelector('.item__question')?.after(line);
  }

  for (const part of form.querySelectorAll<HTMLElement>('[data-part]')) {
    const graded = grade.parts.find(({ id }) => id === part.dataset.part);
    if (!graded) continue;
    if (graded.show !== 'rest') part.dataset.result = graded.show;
    const mine = part.querySelector('input')?.checked ? 'You chose this.' : '';
    if (graded.show === 'missed' || mine)
      part.append(makeLine(mine || 'You left this out.', 'item__label why-slot'));
    moveWhy(graded.id, part);
  }
  const explanation = form.querySelector('[data-explanation]');
  const answer = document.querySelector(`[data-answer="${key.id}"]`);
  if (explanation && answer) {
    if (key.kind === 'numeric') {
      explanation.append(makeLine(`The answer is ${key.answer}${key.unit && ` ${key.unit}`}.`));
      const trap = grade.trap;
      if (trap !== null) moveWhy(`trap-${trap}`, explanation, answer);
    }
    const text = answer.querySelector('[data-move-explanation]');
    if (text) move(text, explanation);
    for (const decoy of key.kind === 'matching' ? key.decoys : []) moveWhy(decoy, explanation);
  }
  for (const control of form.querySelectorAll<
    HTMLInputElement | HTMLSelectElement | HTMLButtonElement
  >('input, select, .step__moves button')) {
    control.disabled = true;
  }
  toggleButtons(form, true);
}

/** Nothing was graded: says why, until the reader changes what was given, which is kept. */
export function showUngraded(form: HTMLFormElement, grade: Grade): void {
  const open = [...form.querySelectorAll('select')].filter(({ value }) => value === '').length;
  const isBegun = open < form.querySelectorAll('select').length;
  say(
    form,
    grade.status === 'unanswered'
      ? isBegun
        ? `${open} ${open === 1 ? 'line has' : 'lines have'} no letter yet.`
        : 'Nothing is answered yet.'
      : grade.unknownUnit
        ? `“${grade.unknownUnit}” is not a unit that can be read: write digits.`
        : 'This is not a number that can be read: write digits, such as 12.5 or 12,5.',
  );
  form.addEventListener('input', () => say(form, ''), { once: true });
}

/** Back to the question, with its explanations put away. */
export function clearGrade(form: HTMLFormElement): void {
  delete form.dataset.graded;
  for (const moved of [...form.querySelectorAll('[data-moved]')].reverse()) {
    const home = homes.get(moved);
    moved.removeAttribute('data-moved');
    moved.classList.remove('why-slot');
    home?.parent.insertBefore(moved, home.next);
  }
  for (const made of form.querySelectorAll('[data-made]')) made.remove();
  for (const part of form.querySelectorAll<HTMLElement>('[data-result]'))
    delete part.dataset.result;
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input, select',
  )) {
    control.disabled = false;
  }
  say(form, '');
  toggleButtons(form, false);
}

/** A line that goes when the item is tried again. */
function makeLine(text: string, className = ''): HTMLElement {
  const line = document.createElement('p');
  line.dataset.made = '';
  line.className = className;
  line.textContent = text;
  return line;
}

function moveWhy(id: string, to: Element, within: ParentNode = document): void {
  const why = within.querySelector(`[data-why="${id}"] .why`);
  if (!why) return;
  why.classList.add('why-slot');
  move(why, to);
}

function move(node: Element, to: Element): void {
  const { parentElement } = node;
  if (!parentElement) return;
  homes.set(node, { parent: parentElement, next: node.nextSibling });
  node.setAttribute('data-moved', '');
  to.append(node);
}

function say(form: HTMLFormElement, text: string): void {
  const status = form.querySelector('.item__foot .item__result');
  if (status) status.textContent = text;
}

function toggleButtons(form: HTMLFormElement, graded: boolean): void {
  const submit = form.querySelector<HTMLButtonElement>('[type="submit"]');
  const again = form.querySelector<HTMLButtonElement>('[data-again]');
  if (!submit || !again) return;
  submit.hidden = graded;
  again.hidden = !graded;
  // A hidden button loses the focus to the page's start.
  if (graded) again.focus({ preventScroll: true });
}
