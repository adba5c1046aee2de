import { count, formatNumber } from '../../domain/amounts.ts';
import { listed } from '../listed.ts';
import { busyShare, inFlight, placeOf, readyBatches } from './measure.ts';
import { isAtEnd, stateOf } from './session.ts';
import type { Action, Session } from './session.ts';
import { planOf } from './settings.ts';
import type { State } from './state.ts';

export const ms = (time: number) => `${formatNumber(time)} ms`;

export const percent = (share: number) => `${String(Math.round(share * 100))}%`;

export function bytes(size: number): string {
  const mib = size / 2 ** 20;
  if (mib >= 1024) return `${(mib / 1024).toFixed(1)} GiB`;
  return mib < 10 ? `${mib.toFixed(1)} MiB` : `${String(Math.round(mib))} MiB`;
}

const list = (numbers: readonly number[]) => listed(numbers.map(String));

/** What happened in the event that led to this state. */
export function describeEvent({ settings, states, at }: Session): string {
  const state = states[at];
  if (!state) return '';
  const { event } = state;
  switch (event.kind) {
    case 'primed':
      return event.lists < settings.prefetch * settings.workers
        ? `iter(loader) sent all ${String(event.lists)} lists. The loop calls next().`
        : `iter(loader) sent ${count(event.lists, 'list')}, ${String(settings.prefetch)} for each worker. The loop calls next().`;
    case 'loaded': {
      const next = state.workers[event.worker]?.loading;
      const then = next ? `and begins ${String(next.batch)}` : 'and has no other list';
      return `Worker ${String(event.worker)} finishes batch ${String(event.batch)}, puts it on the result queue ${then}.`;
    }
    case 'pinned':
      return `The pin thread finishes batch ${String(event.batch)} and puts it on the data queue.`;
    case 'stored':
      return `The main process takes batch ${String(event.batch)}. Batch ${String(event.due)} is due, so ${String(event.batch)} goes to the reorder buffer.`;
    case 'delivered': {
      const early = event.batch > state.due;
      const how =
        event.from === 'reorder'
          ? ' from the reorder buffer'
          : early
            ? `, although ${String(state.due)} is missing`
            : '';
      const sent = event.sent
        ? `List ${String(event.sent.batch)} goes to worker ${String(event.sent.worker)}.`
        : 'No list is left to send.';
      return `next() returns batch ${String(event.batch)}${how}. ${sent}`;
    }
    case 'asked':
      return `Step ${String(event.batch)} ends. The loop calls next().`;
    case 'ended':
      return `All ${String(state.delivered.length)} batches are delivered. The epoch ends.`;
  }
}

/** What the loop does, or why it waits. */
export function describeLoop({ settings }: Session, state: State): string {
  const { loop, workers } = state;
  if (loop.kind === 'ended') return 'The epoch has ended.';
  if (loop.kind === 'steps')
    return `Runs step ${String(loop.batch)}, ${ms(loop.until - state.now)} to go.`;
  if (state.delivered.length === settings.batches) return 'Asks for a batch. None is left.';
  const plan = planOf(settings);
  const due = state.due;
  if (!settings.inOrder) {
    if ((settings.pinMs > 0 ? state.data : state.results).length > 0)
      return 'Asks for a batch. One is ready.';
    if (readyBatches(state) > 0) return 'Waits for any batch: the pin thread is still at work.';
    const loading = workers.flatMap(({ loading: task }) => (task ? [task.batch] : []));
    return `Waits for any batch: none is ready, ${list(loading.toSorted((a, b) => a - b))} ${loading.length === 1 ? 'is' : 'are'} being loaded.`;
  }
  const place = placeOf(plan, state, due);
  const wait = `Waits for batch ${String(due)}:`;
  switch (place?.kind) {
    case 'loading':
      return `${wait} worker ${String(place.worker)} is loading it, ${ms(place.left)} to go.`;
    case 'listed':
      return `${wait} its list is behind batch ${String(place.behind)} at worker ${String(place.worker)}.`;
    case 'unpinned':
      return `${wait} it is loaded, but not pinned yet.`;
    case 'pinning':
      return `${wait} it is being pinned, ${ms(place.left)} to go.`;
    default:
      return `Asks for batch ${String(due)}. It is ready.`;
  }
}

/** Why batches wait in the reorder buffer; nothing where it is empty. */
export function describeReorder({ reorder, due }: State): string | undefined {
  if (reorder.length === 0) return undefined;
  if (reorder.includes(due))
    return `${count(reorder.length, 'batch', 'batches')} in the reorder buffer; ${String(due)} is the next.`;
  return `${count(reorder.length, 'batch', 'batches')} in the reorder buffer: ${String(due)} must go first.`;
}

/** The two counts that one looks for most. */
export function factsInWords(session: Session): string {
  const state = stateOf(session);
  const { workers, prefetch } = session.settings;
  const busy = state.now === 0 ? '' : `loop ${percent(busyShare(state))} busy, `;
  return `Counted: ${busy}${String(inFlight(state))} of ${String(workers * prefetch)} in flight`;
}

/** The moment that is looked at, and what happened in it. */
export function describeMoment(session: Session): string {
  const words = describeEvent(session);
  return session.at === 0 ? words : `At ${ms(stateOf(session).now)}: ${words}`;
}

/** What an action changed, as one or two sentences for the status line. */
export function describeAction(before: Session, action: Action, after: Session): string {
  const state = stateOf(after);
  const at = `At ${ms(state.now)}: ${describeEvent(after)}`;
  if (action.kind === 'set') {
    if (!isAtEnd(after)) return `New settings, same moment. ${at}`;
    const was = stateOf(before);
    return `The run now takes ${ms(state.now)} (before: ${ms(was.now)}). The loop is busy for ${percent(busyShare(state))} of it (before: ${percent(busyShare(was))}).`;
  }
  const moved = after.at - before.at;
  if (moved === 0)
    return before.at === 0 ? 'This is the beginning.' : 'This is the end of the run.';
  if (moved < 0) return `Back. ${at}`;
  if (isAtEnd(after))
    return `The epoch ends after ${ms(state.now)}. The loop was busy for ${percent(busyShare(state))} of the time.`;
  return moved > 1 ? `${count(moved, 'event')}. ${at}` : at;
}
