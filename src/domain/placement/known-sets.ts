import { evidenceChance, type Evidence } from './answer-model.ts';
import type { Graph } from './graph.ts';
import { prepareStir } from './stir.ts';

/**
 * What a learner may know: sets of modules, closed under prerequisites, with weights that sum to 1.
 * `complete`: every such set is listed, and the weights are exact. Else they are a sample, all of
 * the same weight.
 */
export interface KnownSets {
  graph: Graph;
  complete: boolean;
  sets: readonly KnownSet[];
}

export interface KnownSet {
  /** For each module 1 where it is known, else 0. */
  known: Uint8Array;
  weight: number;
}

/** Up to so many sets are listed; where there are more, so many are drawn. */
const SETS = 512;

/**
 * The sets before any evidence. A learner draws a level p uniformly in 0…1 and, in prerequisite
 * order, knows a module with chance p if its prerequisites are known.
 */
export function priorSets(graph: Graph, random: () => number): KnownSets {
  return listSets(graph) ?? drawSets(graph, random);
}

/**
 * With the level integrated out, a module is known with chance (knew + 1) / (knew + missed + 2),
 * where `knew` and `missed` count those before it that could be known (Laplace's rule).
 */
function listSets(graph: Graph): KnownSets | null {
  const none = new Uint8Array(graph.modules.length);
  let drafts = [{ known: none, knew: graph.certain, missed: 0, weight: 1 }];
  for (const [module, prerequisites] of graph.prerequisites.entries()) {
    drafts = drafts.flatMap((draft) => {
      const { known, knew, missed, weight } = draft;
      if (!prerequisites.every((needed) => known[needed])) return [draft];
      const chance = (knew + 1) / (knew + missed + 2);
      return [
        { known: known.with(module, 1), knew: knew + 1, missed, weight: weight * chance },
        { known, knew, missed: missed + 1, weight: weight * (1 - chance) },
      ];
    });
    if (drafts.length > SETS) return null;
  }
  return { graph, complete: true, sets: drafts.map(({ known, weight }) => ({ known, weight })) };
}

/** A sample of the sets; `priorSets` takes it where there are too many to list. */
export function drawSets(graph: Graph, random: () => number): KnownSets {
  const sets = Array.from({ length: SETS }, (_, i) => {
    // Where n modules are certain, p has the density (n + 1) pⁿ. Strata even the draws out.
    const level = ((i + random()) / SETS) ** (1 / (graph.certain + 1));
    const known = new Uint8Array(graph.modules.length);
    for (const [module, prerequisites] of graph.prerequisites.entries()) {
      if (random() < level && prerequisites.every((needed) => known[needed])) known[module] = 1;
    }
    return { known, weight: 1 / SETS };
  });
  return { graph, complete: false, sets };
}

/**
 * The sets after the last of `evidence`, where `before` are those after all but the last. A sample
 * is drawn again by weight, then each set is stirred so that copies part ("resample-move", Gilks
 * and Berzuini 2001).
 */
export function weighLast(
  before: KnownSets,
  evidence: readonly Evidence[],
  random: () => number,
): KnownSets {
  const { graph, complete } = before;
  const last = evidence.at(-1);
  const module = graph.modules.findIndex(({ id }) => id === last?.module);
  if (!last || module < 0) return before;
  const scaled = before.sets.map(({ known, weight }) => ({
    known,
    weight: weight * evidenceChance(last, known[module] === 1),
  }));
  const sum = scaled.reduce((total, { weight }) => total + weight, 0);
  const weighed = scaled.map(({ known, weight }) => ({ known, weight: weight / sum }));
  if (complete) return { graph, complete, sets: weighed };
  const stir = prepareStir(graph, evidence, random);
  const sets = resample(weighed, random()).map(stir);
  return { graph, complete, sets: sets.map((known) => ({ known, weight: 1 / sets.length })) };
}

/** As many sets as given, each as often as its weight says (systematic resampling). */
function resample(sets: readonly KnownSet[], offset: number): Uint8Array[] {
  const drawn: Uint8Array[] = [];
  let reached = 0;
  for (const { known, weight } of sets) {
    reached += weight * sets.length;
    while (drawn.length + offset < reached) drawn.push(known);
  }
  return drawn;
}

/** For each module the chance that it is known. */
export function knownChances({ graph, sets }: KnownSets): number[] {
  return graph.modules.map((_, module) =>
    sets.reduce((sum, { known, weight }) => sum + (known[module] ? weight : 0), 0),
  );
}
