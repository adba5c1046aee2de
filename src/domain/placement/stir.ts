import { evidenceChance, type Evidence } from './answer-model.ts';
import type { Graph } from './graph.ts';

const KNOWN = 2;
/** Not known, though all that it needs is. */
const MISSED = 1;
/** Not known, as something that it needs is not. */
const CLOSED = 0;
type State = typeof KNOWN | typeof MISSED | typeof CLOSED;

/** A module of the set in hand. */
interface Cell {
  place: number;
  state: State;
  /** Its state before the draw in hand. */
  was: State;
  /** How much likelier the evidence is if it is known. */
  odds: number;
  prerequisites: Cell[];
  /** It and all that need it, directly or not, in prerequisite order. */
  above: Cell[];
}

/**
 * Draws for each set: enough that copies part, and that sets come back to what a surprising answer
 * speaks for. With more the chances are hardly nearer to the exact ones.
 */
const DRAWS = 16;

/**
 * A function that changes a set at random such that sets distributed as the posterior after
 * `evidence` stay so. Again and again it draws one module, and all that need it, anew from the prior
 * given the rest; it keeps the draw with the chance min(1, how much likelier the evidence becomes)
 * (Metropolis and Hastings). The set given is left as it is.
 */
export function prepareStir(
  graph: Graph,
  evidence: readonly Evidence[],
  random: () => number,
): (known: Uint8Array) => Uint8Array {
  const cells = toCells(graph, evidence);
  return (known) => {
    let knew = graph.certain;
    let missed = 0;
    for (const cell of cells) {
      if (known[cell.place]) cell.state = KNOWN;
      else cell.state = isReady(cell) ? MISSED : CLOSED;
      if (cell.state === KNOWN) knew += 1;
      if (cell.state === MISSED) missed += 1;
    }
    for (let i = 0; i < DRAWS; i++) {
      const root = cells[Math.floor(random() * cells.length)];
      if (!root || root.state === CLOSED) continue;
      const knewBefore = knew;
      const missedBefore = missed;
      for (const cell of root.above) {
        cell.was = cell.state;
        if (cell.state === KNOWN) knew -= 1;
        if (cell.state === MISSED) missed -= 1;
      }
      let likelier = 1;
      for (const cell of root.above) {
        if (!isReady(cell)) cell.state = CLOSED;
        else if (random() * (knew + missed + 2) < knew + 1) {
          cell.state = KNOWN;
          knew += 1;
        } else {
          cell.state = MISSED;
          missed += 1;
        }
        if (cell.state === KNOWN) likelier *= cell.odds;
        if (cell.was === KNOWN) likelier /= cell.odds;
      }
      if (random() < likelier) continue;
      for (const cell of root.above) cell.state = cell.was;
      knew = knewBefore;
      missed = missedBefore;
    }
    const stirred = new Uint8Array(cells.length);
    for (const cell of cells) if (cell.state === KNOWN) stirred[cell.place] = 1;
    return stirred;
  };
}

function isReady({ prerequisites }: Cell): boolean {
  for (const needed of prerequisites) if (needed.state !== KNOWN) return false;
  return true;
}

function toCells(graph: Graph, evidence: readonly Evidence[]): Cell[] {
  const cells: Cell[] = [];
  for (const [place, { id }] of graph.modules.entries()) {
    const odds = evidence
      .filter(({ module }) => module === id)
      .reduce((all, one) => (all * evidenceChance(one, true)) / evidenceChance(one, false), 1);
    const prerequisites = (graph.prerequisites[place] ?? []).flatMap((at) => cells[at] ?? []);
    const cell: Cell = { place, state: CLOSED, was: CLOSED, odds, prerequisites, above: [] };
    cells.push(cell);
    for (const other of cells)
      if (other === cell || prerequisites.some((needed) => other.above.includes(needed)))
        other.above.push(cell);
  }
  return cells;
}
