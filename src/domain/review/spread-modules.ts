import type { ReviewCard } from './cards.ts';

/**
 * The same cards, the most urgent still first, such that of the first n of them, for every n, no
 * module has more than half (rounded up) while others have some left. So whatever a day or a sitting
 * takes from the front is no block of one module. Cards of one module keep their order.
 */
export function spreadModules(cards: readonly ReviewCard[]): ReviewCard[] {
  const spread: ReviewCard[] = [];
  const taken = new Map<string, number>();
  const take = (card: ReviewCard) => {
    taken.set(card.module, (taken.get(card.module) ?? 0) + 1);
    spread.push(card);
  };
  const isOver = ({ module }: ReviewCard) => 2 * (taken.get(module) ?? 0) > spread.length;
  // Only one module can be over half: what is held back is of one module, and goes first.
  const held: ReviewCard[] = [];
  let first = 0;
  const takeHeld = () => {
    for (let card = held[first]; card && !isOver(card); card = held[first]) {
      take(card);
      first += 1;
    }
  };
  for (const card of cards) {
    takeHeld();
    if (isOver(card)) held.push(card);
    else take(card);
  }
  takeHeld();
  return [...spread, ...held.slice(first)];
}
