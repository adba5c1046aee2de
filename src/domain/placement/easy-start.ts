import { rightChance } from './answer-model.ts';
import type { Graph } from './graph.ts';
import { knownChances, type KnownSets } from './known-sets.ts';
import type { OpenItem } from './shape.ts';

/** So many questions at the start are to be easy. */
export const EASY_ITEMS = 3;

/** An item is easy where a right answer is expected with at least this chance. */
export const EASY_CHANCE = 0.7;

/**
 * The item to begin with: of those that are easy one of a module as low in the graph as can be, and
 * of these the one of most `gain`. Where none is easy, the one that is the least hard. `items` stand
 * in the order that settles ties.
 */
export function easyItem(
  sets: KnownSets,
  items: readonly OpenItem[],
  gain: (open: OpenItem) => number,
): OpenItem | null {
  const chances = knownChances(sets);
  const depths = depthsOf(sets.graph);
  const drawn = items.map((open) => ({
    open,
    chance: rightChance(chances[open.place] ?? 0, open.item.guess),
    depth: depths[open.place] ?? 0,
    gain: gain(open),
  }));
  const easy = drawn.filter(({ chance }) => chance >= EASY_CHANCE);
  const [first] =
    easy.length > 0
      ? easy.sort((a, b) => a.depth - b.depth || b.gain - a.gain)
      : drawn.sort((a, b) => b.chance - a.chance);
  return first?.open ?? null;
}

/** For each module how many others stand below it in the longest line of prerequisites. */
function depthsOf({ prerequisites }: Graph): number[] {
  const depths: number[] = [];
  for (const needed of prerequisites)
    depths.push(Math.max(0, ...needed.map((place) => (depths[place] ?? 0) + 1)));
  return depths;
}
