import { SLIP } from './answer-model.ts';
import type { KnownSets } from './known-sets.ts';

/**
 * How much an answer to an item tells about all modules: by how much Σ P (1 − P), over the chance P
 * that each is known, falls in the mean over both answers. The function returned takes the item's
 * module and guess.
 *
 * For a module j that is Cov(j, answer)² / Var(answer), by the law of total variance; and as the
 * answer depends on its own module m alone, Cov(j, answer) = (1 − slip − guess) · Cov(j, m).
 */
export function prepareGain({ graph, sets }: KnownSets): (module: number, guess: number) => number {
  const places = [...graph.modules.keys()];
  const size = places.length;
  /** For each pair, the later module first, the chance that both are known. */
  const both = new Float64Array(size * size);
  for (const { known, weight } of sets) {
    const earlier: number[] = [];
    for (const module of places) {
      if (!known[module]) continue;
      earlier.push(module);
      for (const other of earlier) {
        const pair = module * size + other;
        both[pair] = (both[pair] ?? 0) + weight;
      }
    }
  }
  const chances = graph.modules.map((_, module) => both[module * size + module] ?? 0);
  /** For each module, Σ Cov² with every module. */
  const covered = chances.map((chance, module) =>
    chances.reduce((sum, other, j) => {
      const together = both[Math.max(module, j) * size + Math.min(module, j)] ?? 0;
      return sum + (together - chance * other) ** 2;
    }, 0),
  );
  return (module, guess) => {
    const tell = 1 - SLIP - guess;
    const right = guess + tell * (chances[module] ?? 0);
    // Without a chance of a right answer there is nothing to learn.
    return right > 0 ? (tell ** 2 * (covered[module] ?? 0)) / (right * (1 - right)) : 0;
  };
}
