import { orderModules, prerequisiteClosure } from './module-order.ts';
import type { GivenAnswer } from './placement/answer-model.ts';
import { explainBelief, type Because } from './placement/explain.ts';
import { toGraph } from './placement/graph.ts';
import { knownChances, priorSets, weighLast, type KnownSets } from './placement/known-sets.ts';
import { prepareGain } from './placement/select.ts';
import type { PlacementFacts, PlacementItem, PlacementModule } from './placement/shape.ts';
import { seededRandom, shuffle } from './shuffle.ts';

export { guessOf } from './placement/answer-model.ts';
export type { Because } from './placement/explain.ts';
export type { PlacementItem, PlacementModule } from './placement/shape.ts';

/**
 * A check of which modules a learner knows, as far as it has gone. The same modules, seed, known
 * modules and answers give the same value.
 */
export interface Placement extends PlacementFacts {
  sets: KnownSets;
}

/** Why the check is over: all is clear, enough was asked, or there is nothing more to ask. */
export type PlacementEnd = 'sure' | 'long' | 'no-items';

export interface ModuleBelief {
  module: string;
  /** Whether it is likelier known than not. */
  known: boolean;
  /** The chance that it is known. */
  probability: number;
  because: Because;
}

/** As many items are asked at most. */
export const MOST_ITEMS = 20;

/** Gains that differ by less, as a share, are equal. */
const ROUNDING = 1e-9;

/**
 * The check is sure where every conclusion is wrong with at most this chance. Over Lakepath's own
 * seven modules that takes 7.8 items on average, and 0.9 % of the conclusions are wrong; 0.1 would
 * take 6.9 with 1.8 % wrong, 0.02 would take 9.4 with 0.3 % wrong. Over 50 modules it is rarely
 * reached within `MOST_ITEMS`.
 */
const DOUBT = 0.05;

/**
 * Starts a check. `known` modules, and all that they need, are taken as known for certain.
 *
 * @throws {CycleError} where the prerequisites form a cycle.
 */
export function startPlacement(
  modules: readonly PlacementModule[],
  { seed, known = [] }: { seed: string; known?: Iterable<string> },
): Placement {
  const start = { modules: orderModules(modules), seed, given: new Set(known), answers: [] };
  return { ...start, sets: setsAfter(start) };
}

/** Why no item is asked any more, or null where one is. */
export function placementEnd(placement: Placement): PlacementEnd | null {
  const isClear = (p: number) => Math.min(p, 1 - p) <= DOUBT;
  if (knownChances(placement.sets).every(isClear)) return 'sure';
  if (placement.answers.length >= MOST_ITEMS) return 'long';
  return openItems(placement).length === 0 ? 'no-items' : null;
}

/**
 * The item to ask next: the one whose answer tells most about all modules, by the seed where several
 * do. Null where the check is over.
 */
export function nextItem(placement: Placement): PlacementItem | null {
  if (placementEnd(placement)) return null;
  const gainOf = prepareGain(placement.sets);
  const open = shuffle(openItems(placement), placement.seed).map(({ item, place }) => ({
    item,
    gain: gainOf(place, item.guess),
  }));
  const most = Math.max(...open.map(({ gain }) => gain));
  return open.find(({ gain }) => gain >= most * (1 - ROUNDING))?.item ?? null;
}

/**
 * The check after one more answer; an item that the reader gives up counts as wrong. An item that
 * is not there, or was answered before, changes nothing.
 */
export function answerItem(placement: Placement, itemId: string, right: boolean): Placement {
  const { modules, seed, sets } = placement;
  const module = modules.find(({ items }) => items.some(({ id }) => id === itemId));
  const item = module?.items.find(({ id }) => id === itemId);
  if (!module || !item || placement.answers.some((answer) => answer.item === itemId))
    return placement;
  const answer = { item: itemId, module: module.id, guess: item.guess, right };
  const next = { ...placement, answers: [...placement.answers, answer] };
  // It is certain from the start then: perhaps none of the sets in hand has the module.
  if (isProof(answer)) return { ...next, sets: setsAfter(next) };
  return { ...next, sets: weighLast(sets, next.answers, randomOf(seed, next.answers)) };
}

/** A conclusion about every module, in prerequisite order. */
export function concludePlacement(placement: Placement): ModuleBelief[] {
  const { sets, modules } = placement;
  const chances = knownChances(sets);
  const open = new Map(sets.graph.modules.map(({ id }, place) => [id, chances[place]]));
  const beliefs = modules.map(({ id }) => ({ module: id, probability: open.get(id) ?? 1 }));
  const known = new Set(
    beliefs.filter(({ probability }) => probability >= 0.5).map(({ module }) => module),
  );
  return beliefs.map(({ module, probability }) => ({
    module,
    known: known.has(module),
    probability,
    because: explainBelief(placement, module, known),
  }));
}

/** Items not answered yet, of modules not known for certain. */
function openItems({ sets, answers }: Placement): { item: PlacementItem; place: number }[] {
  const answered = new Set(answers.map(({ item }) => item));
  return sets.graph.modules.flatMap(({ items }, place) =>
    items.filter(({ id }) => !answered.has(id)).map((item) => ({ item, place })),
  );
}

/** A right answer that cannot be guessed. */
function isProof({ guess, right }: GivenAnswer): boolean {
  return right && guess === 0;
}

/** The known sets, from the start through all answers. */
function setsAfter({ modules, seed, given, answers }: PlacementFacts): KnownSets {
  const proven = answers.filter(isProof).map(({ module }) => module);
  const certain = prerequisiteClosure(modules, [...given, ...proven]);
  return answers.reduce(
    (sets, _, i) => {
      const upTo = answers.slice(0, i + 1);
      return weighLast(sets, upTo, randomOf(seed, upTo));
    },
    priorSets(toGraph(modules, certain), randomOf(seed, [])),
  );
}

function randomOf(seed: string, answers: readonly GivenAnswer[]): () => number {
  return seededRandom(`${seed}/${answers.length}`);
}
