import { orderModules, prerequisiteClosure } from './module-order.ts';
import type { Claim, Evidence, GivenAnswer } from './placement/answer-model.ts';
import { EASY_ITEMS, easyItem } from './placement/easy-start.ts';
import { explainBelief } from './placement/explain.ts';
import { toGraph } from './placement/graph.ts';
import { knownChances, priorSets, weighLast, type KnownSets } from './placement/known-sets.ts';
import { prepareGain } from './placement/select.ts';
import type {
  OpenItem,
  PlacementFacts,
  PlacementItem,
  PlacementModule,
  Statement,
} from './placement/shape.ts';
import type { ModuleBelief } from './placement/verdict.ts';
import { seededRandom, shuffle } from './shuffle.ts';

export { guessOf, type Claim } from './placement/answer-model.ts';
export { EASY_ITEMS } from './placement/easy-start.ts';
export type { Because } from './placement/explain.ts';
export type { PlacementItem, PlacementModule, Statement } from './placement/shape.ts';
export {
  isProposed,
  isUnlikely,
  verdictOf,
  type ModuleBelief,
  type Verdict,
} from './placement/verdict.ts';

/**
 * A check of which modules a learner knows, as far as it has gone. The same modules, seed, known
 * modules, claims and answers give the same value.
 */
export interface Placement extends PlacementFacts {
  sets: KnownSets;
}

/** Why the check is over: all is clear, enough was asked, or there is nothing more to ask. */
export type PlacementEnd = 'sure' | 'long' | 'no-items';

/** As many items are asked at most. */
export const MOST_ITEMS = 20;

/** Gains that differ by less, as a share, are equal. */
const ROUNDING = 1e-9;

/**
 * The check is sure where every conclusion is wrong with at most this chance. Over Lakepath's own
 * fifteen modules that takes 10 items on average, and 0.7 % of the conclusions are wrong; with
 * statements first and easy questions after them 11.3, and 0.5 % are wrong. Over 50 modules it is
 * rarely reached within `MOST_ITEMS`.
 */
const DOUBT = 0.05;

/**
 * Starts a check. `known` modules, and all that they need, are taken as known for certain; `claims`
 * are soft evidence, and make the first questions easy ones.
 *
 * @throws {CycleError} where the prerequisites form a cycle.
 */
export function startPlacement(
  modules: readonly PlacementModule[],
  {
    seed,
    known = [],
    claims = [],
  }: { seed: string; known?: Iterable<string>; claims?: readonly Claim[] },
): Placement {
  const start = {
    modules: orderModules(modules),
    seed,
    given: new Set(known),
    claims,
    answers: [],
  };
  return { ...start, sets: setsAfter(start) };
}

/** What was said of each statement, by the ids of those that were ticked. */
export function claimsOf(statements: readonly Statement[], ticked: readonly string[]): Claim[] {
  return statements.map(({ id, module }) => ({ module, ticked: ticked.includes(id) }));
}

/** Why no item is asked any more, or null where one is. */
export function placementEnd(placement: Placement): PlacementEnd | null {
  if (isClear(placement) && unshownModules(placement).size === 0) return 'sure';
  if (placement.answers.length >= MOST_ITEMS) return 'long';
  return openItems(placement).length === 0 ? 'no-items' : null;
}

/**
 * The item to ask next. At the start, where there are claims, an easy one; then the one whose answer
 * tells most about all modules, by the seed where several do. Null where the check is over.
 */
export function nextItem(placement: Placement): PlacementItem | null {
  if (placementEnd(placement)) return null;
  const { sets, seed, claims, answers } = placement;
  const gain = prepareGain(sets);
  const gainOf = ({ place, item }: OpenItem) => gain(place, item.guess);
  const open = shuffle(openItems(placement), seed);
  if (claims.length > 0 && answers.length < EASY_ITEMS)
    return easyItem(sets, open, gainOf)?.item ?? null;
  const unshown = isClear(placement) ? unshownModules(placement) : null;
  const isOfUse = ({ place }: OpenItem) =>
    unshown?.has(sets.graph.modules[place]?.id ?? '') ?? true;
  const useful = open.some(isOfUse) ? open.filter(isOfUse) : open;
  const gains = useful.map(gainOf);
  const most = Math.max(...gains);
  return useful.find((_, i) => (gains[i] ?? 0) >= most * (1 - ROUNDING))?.item ?? null;
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
  const answer: GivenAnswer = { item: itemId, module: module.id, guess: item.guess, right };
  const next = { ...placement, answers: [...placement.answers, answer] };
  // It is certain from the start then: perhaps none of the sets in hand has the module.
  if (isProof(answer)) return { ...next, sets: setsAfter(next) };
  const evidence = evidenceOf(next);
  return { ...next, sets: weighLast(sets, evidence, randomOf(seed, evidence)) };
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
    own: ownAnswers(placement, module),
  }));
}

function ownAnswers({ answers }: PlacementFacts, id: string): ModuleBelief['own'] {
  const own = answers.filter(({ module }) => module === id);
  const right = own.filter((answer) => answer.right).length;
  return { right, wrong: own.length - right };
}

/** Whether every conclusion is as sure as it is to be. */
function isClear({ sets }: Placement): boolean {
  return knownChances(sets).every((p) => Math.min(p, 1 - p) <= DOUBT);
}

/**
 * Modules that are likely known by what was claimed, or by the level alone, while no right answer in
 * them or in what builds on them shows it. They are not to be proposed so: they are asked about.
 */
function unshownModules({ modules, sets, answers }: Placement): Set<string> {
  const right = answers.filter((answer) => answer.right).map(({ module }) => module);
  const shown = prerequisiteClosure(modules, right);
  const chances = knownChances(sets);
  const unshown = sets.graph.modules.filter(
    ({ id, items }, place) =>
      (chances[place] ?? 0) > 0.5 &&
      !shown.has(id) &&
      items.some((item) => !answers.some((answer) => answer.item === item.id)),
  );
  return new Set(unshown.map(({ id }) => id));
}

/** Items not answered yet, of modules not known for certain. */
function openItems({ sets, answers }: Placement): OpenItem[] {
  const answered = new Set(answers.map(({ item }) => item));
  return sets.graph.modules.flatMap(({ items }, place) =>
    items.filter(({ id }) => !answered.has(id)).map((item) => ({ item, place })),
  );
}

/** A right answer that cannot be guessed. */
function isProof({ guess, right }: GivenAnswer): boolean {
  return right && guess === 0;
}

function evidenceOf({ claims, answers }: PlacementFacts): Evidence[] {
  return [...claims, ...answers];
}

/** The known sets, from the start through all that was claimed and answered. */
function setsAfter(facts: PlacementFacts): KnownSets {
  const { modules, seed, given, answers } = facts;
  const proven = answers.filter(isProof).map(({ module }) => module);
  const certain = prerequisiteClosure(modules, [...given, ...proven]);
  const evidence = evidenceOf(facts);
  return evidence.reduce(
    (sets, _, i) => {
      const upTo = evidence.slice(0, i + 1);
      return weighLast(sets, upTo, randomOf(seed, upTo));
    },
    priorSets(toGraph(modules, certain), randomOf(seed, [])),
  );
}

function randomOf(seed: string, evidence: readonly Evidence[]): () => number {
  return seededRandom(`${seed}/${evidence.length}`);
}
