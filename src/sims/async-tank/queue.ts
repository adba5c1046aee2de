import { waiting } from './input.ts';
import { latencyOf } from './loads.ts';
import type { Element, Entry, Happening, Settings, State } from './state.ts';

export const isDone = ({ phase }: Entry): boolean => phase === 'done';

export const tell = (state: State, kind: Happening['kind'], element: Element): State => ({
  ...state,
  happened: [...state.happened, { kind, element }],
});

/** What follows by itself at one moment: all leaves that may, and what arrived enters where there is room. */
export function settle(before: State): State {
  const state = store(leave(before));
  const [first] = waiting(state);
  if (!first || state.queue.length >= state.settings.capacity) return state;
  return settle(enter({ ...state, position: state.position + 1 }, first));
}

/** `AsyncWaitOperator.processElement` and `processWatermark`: into the queue first, and then the request is sent. */
export function enter(state: State, element: Element): State {
  const { now, queue, load } = state;
  const entry = { element, since: now, attempt: 1, at: now, late: false };
  const isRecord = element.kind === 'record';
  const placed: Entry = isRecord
    ? { ...entry, phase: 'asked', at: now + latencyOf(load, element.of) }
    : { ...entry, phase: 'done' };
  const next = { ...state, queue: [...queue, placed], calls: state.calls + (isRecord ? 1 : 0) };
  return tell(next, 'entered', element);
}

/** Emits all that may leave. */
export function leave(state: State): State {
  const { queue, settings, outputs, now } = state;
  const entry = settings.mode === 'ordered' ? queue.slice(0, 1).find(isDone) : nextUnordered(queue);
  if (!entry) return state;
  const { element, late } = entry;
  const next: State = {
    ...state,
    queue: queue.filter((other) => other !== entry),
    outputs: [...outputs, { element, at: now, late }],
  };
  return leave(tell(next, 'left', element));
}

/**
 * `UnorderedStreamElementQueue`: of the records before the next watermark the one that was done first; the watermark when
 * it is the head. A timed-out record never stays: those before it entered no later, so they are done.
 */
function nextUnordered(queue: readonly Entry[]): Entry | undefined {
  const mark = queue.findIndex(({ element }) => element.kind === 'watermark');
  const segment = mark < 0 ? queue : queue.slice(0, Math.max(mark, 1));
  return segment.filter(isDone).toSorted((a, b) => a.at - b.at)[0];
}

/** What a done element waits for: of an unordered queue’s records the watermark before, else the head. */
export function holderOf(
  queue: readonly Entry[],
  mode: Settings['mode'],
  entry: Entry,
): Element | undefined {
  const before = queue.slice(0, queue.indexOf(entry));
  if (!isDone(entry)) return undefined;
  return mode === 'ordered' || entry.element.kind === 'watermark'
    ? before[0]?.element
    : before.findLast(({ element }) => element.kind === 'watermark')?.element;
}

/** `AsyncWaitOperator.snapshotState`, where the barrier is next: it waits behind an element that finds no room, for no reply. */
function store(state: State): State {
  const { barrier, position, queue, now, outputs } = state;
  if (barrier !== position) return state;
  const elements = queue.map(({ element }) => element);
  return {
    ...state,
    barrier: null,
    last: { at: now, position, elements, outputs: outputs.length },
  };
}
