import { shuffle, shuffleApart } from '../../domain/shuffle.ts';
import { answerKeyOf } from './answerable.ts';

/**
 * Puts an item's options, steps or pairs into an order that depends on `seed`, so that a place is
 * not learned in the answer's stead. Letters go with the places, in the form and in its answer. For
 * a form as it was fetched, before it is made answerable.
 */
export function reorderItem(form: HTMLFormElement, answer: HTMLElement, seed: string): void {
  const key = answerKeyOf(form);
  switch (key.kind) {
    case 'single':
    case 'multiple':
      reletter(form.querySelector('.choices'), seed);
      break;
    case 'ordering':
      reorderSteps(form, shuffleApart(key.steps, seed));
      break;
    case 'matching': {
      const rights = form.querySelector('.rights');
      const letters = reletter(rights, seed);
      for (const select of form.querySelectorAll('select')) reorderOptions(select, letters, seed);
      for (const place of answer.querySelectorAll('.answer__place'))
        place.textContent = (place.textContent ?? '').replace(
          /^\S(?=[. ])/,
          (old) => letters.get(old) ?? old,
        );
      const pairs = form.querySelector('.pairs');
      pairs?.append(...shuffle([...pairs.children], `${seed} left`));
    }
  }
}

/** Shuffles a list whose entries have letters, and letters its places anew; old letter → new. */
function reletter(list: Element | null, seed: string): Map<string, string> {
  const entries = [...(list?.children ?? [])];
  const letterOf = (entry: Element) => entry.querySelector('.choice__letter');
  const letters = entries.map((entry) => letterOf(entry)?.textContent.trim() ?? '');
  const renamed = new Map<string, string>();
  shuffle([...entries.keys()], seed).forEach((from, to) => {
    const entry = entries[from];
    if (!entry) return;
    renamed.set(letters[from] ?? '', letters[to] ?? '');
    list?.append(entry);
  });
  for (const entry of entries) {
    const letter = letterOf(entry);
    if (letter) letter.textContent = renamed.get(letter.textContent.trim()) ?? '';
  }
  return renamed;
}

/** The options of a select stand in the order of the lettered list, with its letters. */
function reorderOptions(
  select: HTMLSelectElement,
  letters: ReadonlyMap<string, string>,
  seed: string,
): void {
  const [none, ...options] = [...select.options];
  for (const option of options)
    option.textContent = (option.textContent ?? '').replace(
      /^\s*(\S)/,
      (_, old: string) => letters.get(old) ?? old,
    );
  if (none) select.append(none, ...shuffle(options, seed));
}

function reorderSteps(form: HTMLFormElement, order: readonly string[]): void {
  const list = form.querySelector('.steps');
  for (const id of order) {
    const step = list?.querySelector(`[data-part="${id}"]`);
    if (step) list?.append(step);
  }
}
