/** Moves the steps of an ordering item by buttons: no dragging, the focus stays on the button. */
export function initSteps(form: HTMLFormElement): void {
  const list = form.querySelector('.steps');
  if (!list) return;
  [...list.children].forEach((step, i) => step.setAttribute('data-start', String(i)));
  list.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element
        ? event.target.closest<HTMLButtonElement>('[data-move]')
        : null;
    const step = button?.closest('.step');
    if (!button || !step || form.dataset.graded) return;
    if (button.dataset.move === '-1') step.previousElementSibling?.before(step);
    else step.nextElementSibling?.after(step);
    updateButtons(list);
    if (button.disabled)
      step.querySelector<HTMLButtonElement>('[data-move]:not([disabled])')?.focus();
    else button.focus();
    const status = form.querySelector('.item__result');
    const place = [...list.children].indexOf(step) + 1;
    if (status) status.textContent = `Now at place ${place} of ${list.children.length}.`;
  });
  updateButtons(list);
}

/** Puts the steps back as they were first shown. */
export function restoreSteps(form: HTMLFormElement): void {
  const list = form.querySelector('.steps');
  if (!list) return;
  const start = (step: Element) => Number(step.getAttribute('data-start'));
  list.append(...[...list.children].sort((a, b) => start(a) - start(b)));
  updateButtons(list);
}

function updateButtons(list: Element): void {
  [...list.children].forEach((step, i) => {
    const up = step.querySelector<HTMLButtonElement>('[data-move="-1"]');
    const down = step.querySelector<HTMLButtonElement>('[data-move="1"]');
    if (up) up.disabled = i === 0;
    if (down) down.disabled = i === list.children.length - 1;
  });
}
