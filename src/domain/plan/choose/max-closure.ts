/** Sums of floating-point numbers around 1 are off by less than this. */
const DUST = 1e-13;

/** An item of the graph. Flow stands for weight that items pay to what they need. */
interface Vertex<T> {
  item: T;
  /** Weight above 0 that is not spent yet, or below 0 that is not paid yet. */
  weight: number;
  needs: Arc<T>[];
  neededBy: Arc<T>[];
  /** Whether walks may still reach it: it takes part, and is not in the closure yet. */
  isFree: boolean;
  /** The walk that reached it last, and by which arc. */
  walk: number;
  via: Arc<T> | null;
}

interface Arc<T> {
  from: Vertex<T>;
  to: Vertex<T>;
  flow: number;
}

export interface ClosureFinder<T> {
  /** `weightOf` is null for items that do not take part. */
  find(weightOf: (item: T) => number | null): T[];
  /**
   * What an item has left of its weight since the last `find`: unspent above 0, unpaid below 0. A
   * closed set weighs less than the maximum by all that is unspent outside it and unpaid within it,
   * or by more.
   */
  leftOf(item: T): number;
}

/**
 * Prepares to find maximum closures: of the items that take part, the set of largest total weight
 * that holds, with an item, all that this item needs among them. Of several such sets it is the
 * smallest one.
 *
 * This is a minimum cut (J.-C. Picard, "Maximal closure of a graph and applications to
 * combinatorial problems", Management Science 22(11), 1976): items of positive weight spend it on
 * the debts of what they need, by shortest augmenting paths. What cannot be spent is the weight of
 * the closure, and its items are those that a walk from there reaches.
 */
export function makeClosureFinder<T>(
  items: readonly T[],
  needsOf: (item: T) => readonly T[],
): ClosureFinder<T> {
  const vertices = items.map((item): Vertex<T> => ({
    item,
    weight: 0,
    needs: [],
    neededBy: [],
    isFree: false,
    walk: 0,
    via: null,
  }));
  const byItem = new Map(vertices.map((vertex) => [vertex.item, vertex]));
  for (const from of vertices) {
    for (const needed of needsOf(from.item)) {
      const to = byItem.get(needed);
      if (!to) continue;
      const arc = { from, to, flow: 0 };
      from.needs.push(arc);
      to.neededBy.push(arc);
    }
  }
  let walks = 0;

  const find = (weightOf: (item: T) => number | null): T[] => {
    for (const vertex of vertices) {
      const weight = weightOf(vertex.item);
      vertex.isFree = weight !== null;
      vertex.weight = weight ?? 0;
      for (const arc of vertex.needs) arc.flow = 0;
    }
    const closure: T[] = [];
    for (const source of vertices) {
      while (source.isFree && source.weight > DUST) {
        const reached = walkToDebt(source, ++walks);
        const last = reached.at(-1);
        if (last && last.weight < -DUST) {
          payDebt(source, last);
          continue;
        }
        // No debt is within reach of these, nor will it ever be: later walks leave them out.
        for (const vertex of reached) {
          vertex.isFree = false;
          closure.push(vertex.item);
        }
      }
    }
    return closure;
  };
  return { find, leftOf: (item) => byItem.get(item)?.weight ?? 0 };
}

/** Goes breadth first from `source` until it reaches a debt, which is then the last reached. */
function walkToDebt<T>(source: Vertex<T>, walk: number): Vertex<T>[] {
  const reached = [source];
  source.walk = walk;
  source.via = null;
  for (const at of reached) {
    for (const arc of at.needs) {
      const { to } = arc;
      if (!to.isFree || to.walk === walk) continue;
      to.walk = walk;
      to.via = arc;
      reached.push(to);
      if (to.weight < -DUST) return reached;
    }
    for (const arc of at.neededBy) {
      const { from } = arc;
      // What another item has paid here, it can spend elsewhere instead.
      if (arc.flow <= DUST || !from.isFree || from.walk === walk) continue;
      from.walk = walk;
      from.via = arc;
      reached.push(from);
      if (from.weight < -DUST) return reached;
    }
  }
  return reached;
}

/** Pays of the debt of `sink` what `source` has and the walk between them lets through. */
function payDebt<T>(source: Vertex<T>, sink: Vertex<T>): void {
  let amount = Math.min(source.weight, -sink.weight);
  for (let at = sink, arc = at.via; arc; arc = at.via) {
    if (arc.from === at) amount = Math.min(amount, arc.flow);
    at = arc.from === at ? arc.to : arc.from;
  }
  for (let at = sink, arc = at.via; arc; arc = at.via) {
    arc.flow += arc.from === at ? -amount : amount;
    at = arc.from === at ? arc.to : arc.from;
  }
  source.weight -= amount;
  sink.weight += amount;
}
