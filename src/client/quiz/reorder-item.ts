import { itemOrder, letterAt, letteredText, letterOf } from '../../domain/item-order.ts';
import { answerKeyOf } from './answerable.ts';

/**
 * Puts an item's options, steps or pairs into the order of `seed`. Letters go with the places, in
 * the form and in what the form takes from its answer. For a form as it was fetched, before it is
 * made answerable.
 */
export function reorderItem(form: HTMLFormElement, answer: HTMLElement, seed: string): void {
  const { lettered, lines } = itemOrder(answerKeyOf(form), seed);
  arrange(form.querySelector('.steps, .pairs'), lines);
  const entries = arrange(form.querySelector('.choices, .rights'), lettered);
  for (const [place, entry] of entries.entries()) {
    const letter = entry.querySelector('.choice__letter');
    if (letter) letter.textContent = letterAt(place);
  }
  for (const [place, id] of lettered.entries()) {
    const text = entries[place]?.querySelector('.right__text')?.textContent ?? '';
    for (const option of form.querySelectorAll<HTMLOptionElement>(`option[value="${id}"]`)) {
      option.text = letteredText(letterAt(place), text);
      option.parentElement?.append(option);
    }
  }
  for (const letter of answer.querySelectorAll<HTMLElement>('[data-letter]'))
    letter.textContent = letterOf(lettered, letter.dataset.letter ?? '');
}

/** Puts a list's entries into the order of their ids; gives them in it. */
function arrange(list: Element | null, ids: readonly string[]): HTMLElement[] {
  const entries = [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
  const arranged = ids.flatMap(
    (id) => entries.find(({ dataset }) => (dataset.part ?? dataset.right) === id) ?? [],
  );
  list?.append(...arranged);
  return arranged;
}
