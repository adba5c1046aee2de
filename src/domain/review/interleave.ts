import type { ReviewCard } from './cards.ts';

/**
 * The same cards in an order that mixes modules: no two of one module stand side by side unless more
 * than half are of it. As far as that allows, after a card comes one of another module that is easily
 * confused with it (Iceberg after Delta), else of the module with the most cards left. Interleaving
 * helps to tell such things apart (Brunmair & Richter 2019); cards of one module keep their order.
 * `confusables` gives a module's sets of things easily confused.
 */
export function interleave(
  cards: readonly ReviewCard[],
  confusables: (module: string) => readonly string[],
): ReviewCard[] {
  const left = new Map<string, ReviewCard[]>();
  for (const card of cards) left.set(card.module, [...(left.get(card.module) ?? []), card]);
  const ordered: ReviewCard[] = [];
  let last: string | null = null;
  while (ordered.length < cards.length) {
    const sets: readonly string[] = last === null ? [] : confusables(last);
    const isKin = (module: string) => confusables(module).some((set) => sets.includes(set));
    const waiting = [...left.keys()].filter((module) => (left.get(module)?.length ?? 0) > 0);
    const others = waiting.filter((module) => module !== last);
    const open = others.length > 0 ? others : waiting;
    const most = largest(open, left);
    // More than every second card to come is of it: later it could not be parted any more.
    const isPressing = 2 * (left.get(most)?.length ?? 0) > cards.length - ordered.length;
    const kin = others.filter(isKin);
    const choice = isPressing || kin.length === 0 ? most : largest(kin, left);
    const card = left.get(choice)?.shift();
    if (!card) break;
    ordered.push(card);
    last = choice;
  }
  return ordered;
}

/** Of modules the one with the most cards left, the first among equals. */
function largest(
  modules: readonly string[],
  left: ReadonlyMap<string, readonly ReviewCard[]>,
): string {
  const size = (module: string) => left.get(module)?.length ?? 0;
  return modules.reduce(
    (best, module) => (size(module) > size(best) ? module : best),
    modules[0] ?? '',
  );
}
