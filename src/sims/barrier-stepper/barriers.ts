import { cities, isPending, ordersIn, patch, tell } from './state.ts';
import type { City, Item, Order, State } from './state.ts';

// What an operator does with barriers and cancel marks, as Flink 2.0.0 does: `SingleCheckpointBarrierHandler` in the
// modes of exactly once, `CheckpointBarrierTracker` at least once, `RemoteInputChannel` for what channels store.

/** Something comes out of the network: into the queue, or at once to the operator. */
export function arrive(state: State, city: City, item: Item): State {
  const { mode, channels } = state;
  if (item.kind === 'barrier' && mode === 'unaligned') return receive(state, city, item.id);
  const queued = patch(state, city, { queue: [...channels[city].queue, item] });
  switch (item.kind) {
    case 'order':
      return isRecording(state, city) ? store(queued, item.order) : queued;
    case 'barrier': {
      if (mode === 'at-least-once') return queued;
      const stopped = patch(queued, city, { stopped: true });
      return mode === 'timeout' ? announce(stopped, item.id) : stopped;
    }
    case 'cancel':
      return queued;
  }
}

/** The operator takes a barrier. */
export function takeBarrier(state: State, city: City, id: number): State {
  return state.mode === 'at-least-once' ? track(state, city, id) : receive(state, city, id);
}

/** The operator takes a cancel mark. */
export function takeCancel(state: State, city: City, id: number): State {
  if (state.mode === 'at-least-once') return trackCancel(state, city, id);
  const { current, received } = state;
  return id > current || (id === current && received.length > 0) ? abort(state, id) : state;
}

/** The checkpoint is older than its timeout: its barriers that are in the queues overtake now. */
export function overtake(state: State): State {
  const { current: id, received } = state;
  const isIts = (item: Item) => item.kind === 'barrier' && item.id === id;
  const overtaking = { ...state, overtaking: true };
  return cities.reduce(
    (now, city) => {
      const { queue } = now.channels[city];
      if (!queue.some(isIts)) return now;
      const rest = queue.filter((item) => !isIts(item));
      return receive(patch(now, city, { queue: rest }), city, id);
    },
    received.length > 0 ? copyOnce(overtaking) : overtaking,
  );
}

/** The operator hears of a barrier before it takes it. */
function announce(state: State, id: number): State {
  if (isObsolete(state, id)) return state;
  const heard = hear(state, id);
  return heard.overtaking ? overtake(heard) : heard;
}

/** A barrier is here. */
function receive(state: State, city: City, id: number): State {
  if (isObsolete(state, id)) return resume(state, city);
  const heard = hear(state, id);
  const received = { ...heard, received: [...heard.received, city] };
  const isLast = received.received.length === cities.length;
  const copied = isLast || received.overtaking ? copyOnce(received) : received;
  return isLast ? finish(copied) : copied;
}

const isObsolete = (state: State, id: number) =>
  state.current > id || (state.current === id && !isPending(state));

/** The first that is heard of a checkpoint ends an older one. */
function hear(state: State, id: number): State {
  if (state.current >= id) return state;
  const free = isPending(state) ? abort(state, state.current) : state;
  const overtaking = free.mode === 'unaligned' || free.late >= id;
  return { ...free, current: id, received: [], overtaking };
}

const copyOnce = (state: State): State => (state.copy?.id === state.current ? state : copy(state));

/** Copies the state. What a barrier overtakes is stored beside it. */
function copy(state: State): State {
  const { counted, current: id, channels, overtaking } = state;
  const begun: State = { ...state, copy: { id, counted, inFlight: [], finished: false } };
  const overtaken = overtaking ? cities.flatMap((city) => ordersIn(channels[city].queue)) : [];
  return tell(overtaken.reduce(store, begun), { kind: 'copied', id });
}

/** Until its own barrier is here, a channel stores what comes. */
const isRecording = (state: State, city: City) =>
  state.overtaking &&
  isPending(state) &&
  state.copy?.id === state.current &&
  !state.received.includes(city);

function store(state: State, order: Order): State {
  const { copy } = state;
  if (!copy) return state;
  return tell(
    { ...state, copy: { ...copy, inFlight: [...copy.inFlight, order] } },
    { kind: 'stored', order },
  );
}

/** All barriers are here. */
function finish(state: State): State {
  const done = { ...state, resolved: state.current, received: [] };
  return seal(state.received.toSorted().reduce(resume, done));
}

/** Nothing is missing in the copy any more. */
function seal(state: State): State {
  const { copy } = state;
  if (!copy) return state;
  return tell({ ...state, copy: { ...copy, finished: true } }, { kind: 'finished', id: copy.id });
}

function abort(state: State, id: number): State {
  const free = state.received.toSorted().reduce(resume, state);
  const aborted: State = {
    ...free,
    current: Math.max(id, state.current),
    resolved: Math.max(id, state.resolved),
    received: [],
    copy: null,
  };
  return tell(aborted, { kind: 'aborted', id });
}

/** The sender may go on; what it held comes after all else. */
function resume(state: State, city: City): State {
  if (!state.channels[city].stopped) return state;
  return tell(patch(state, city, { stopped: false }), { kind: 'resumed', city });
}

/** At least once: barriers are counted, and nothing waits. */
function track(state: State, city: City, id: number): State {
  const marked = see(state, city, id);
  const isLast = cities.every((each) => marked.channels[each].seen >= id);
  return isLast && id > state.resolved
    ? seal(copy({ ...marked, current: id, resolved: id }))
    : marked;
}

/** At least once: with a checkpoint its older ones end too that wait for a barrier. */
function trackCancel(state: State, city: City, id: number): State {
  let now = see(state, city, id);
  for (let each = state.resolved + 1; each <= id; each++)
    now = tell(now, { kind: 'aborted', id: each });
  return { ...now, resolved: Math.max(id, state.resolved) };
}

const see = (state: State, city: City, id: number) => patch(state, city, { seen: id });
