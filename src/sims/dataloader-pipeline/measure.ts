import type { Plan } from './model.ts';
import type { State } from './state.ts';

/** Where a batch that is sent and not delivered is. */
export type Place =
  | { readonly kind: 'listed'; readonly worker: number; readonly behind: number }
  | { readonly kind: 'loading'; readonly worker: number; readonly left: number }
  | { readonly kind: 'unpinned' }
  | { readonly kind: 'pinning'; readonly left: number }
  | { readonly kind: 'ready' };

/** Null for a batch that is not sent yet or already delivered. */
export function placeOf(plan: Plan, state: State, batch: number): Place | null {
  const worker = state.owner[batch];
  if (worker === undefined || state.delivered.includes(batch)) return null;
  const { queue, loading } = state.workers[worker] ?? { queue: [], loading: null };
  if (loading?.batch === batch) return { kind: 'loading', worker, left: loading.until - state.now };
  if (queue.includes(batch)) return { kind: 'listed', worker, behind: loading?.batch ?? batch };
  if (state.pinning?.batch === batch)
    return { kind: 'pinning', left: state.pinning.until - state.now };
  if (plan.pinMs > 0 && state.results.includes(batch)) return { kind: 'unpinned' };
  return { kind: 'ready' };
}

/** Lists that were sent and whose batch the loop has not got. Never above `workers × prefetch`. */
export function inFlight({ sent, delivered }: State): number {
  return sent - delivered.length;
}

/** Batches that are loaded and that the loop has not got. */
export function readyBatches({ results, pinning, data, reorder }: State): number {
  return results.length + (pinning ? 1 : 0) + data.length + reorder.length;
}

/** Loaded batches in memory: those that are ready, and the last one that the loop got and still names. */
export function heldBatches(state: State): number {
  return readyBatches(state) + (state.delivered.length > 0 ? 1 : 0);
}

/** The most batches that `heldBatches` can give. */
export function mostHeld({ workers, prefetch, loadMs }: Plan): number {
  return Math.min(workers * prefetch + 1, loadMs.length);
}

/** Milliseconds that the loop has worked so far. */
export function busyMs({ spans, loop, now }: State): number {
  const done = spans
    .filter(({ kind }) => kind === 'step')
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return done + (loop.kind === 'steps' ? now - loop.from : 0);
}

/** Of the time since `iter(loader)`, 0 to 1; 0 at the start. */
export function busyShare(state: State): number {
  return state.now === 0 ? 0 : busyMs(state) / state.now;
}
