/** What an item asks, and the section that settles it. */
export interface SettledIn {
  question: string;
  href: string;
  title: string;
}

/** Reads it from where an item's form and answer stand; see `ItemForm.astro` and `ItemAnswer.astro`. */
export function readSettledIn(holder: ParentNode): SettledIn {
  const text = (node: Element | null | undefined) =>
    (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const link = holder.querySelector('[data-settled]');
  return {
    question: text(holder.querySelector('.item__question')),
    href: link?.getAttribute('href') ?? '',
    title: text(link),
  };
}
