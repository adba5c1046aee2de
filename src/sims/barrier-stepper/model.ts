import { arrive, overtake, takeBarrier, takeCancel } from './barriers.ts';
import { begin, cities, isPending, isTriggered, orderOf, ORDERS, patch, tell } from './state.ts';
import type { Action, City, Item, Mode, State } from './state.ts';

/** What an action makes of a state: the same state where it can do nothing. */
export function step(state: State, action: Action): State {
  if (action.kind === 'mode') return again(state, action.mode);
  const quiet = { ...state, events: [] };
  const after = act(quiet, action);
  return after === quiet ? state : { ...settle(after), done: [...state.done, action] };
}

/** The same actions from the beginning, in another mode; those that can do nothing there do nothing. */
function again(state: State, mode: Mode): State {
  if (mode === state.mode) return state;
  const { done } = state;
  return { ...done.reduce(step, begin(mode)), done, events: [{ kind: 'mode', mode }] };
}

function act(state: State, action: Exclude<Action, { kind: 'mode' }>): State {
  if (!state.running) return action.kind === 'restart' ? restart(state) : state;
  switch (action.kind) {
    case 'order':
      return sendOrder(state, action.city);
    case 'mark':
      return sendMark(state, action.city);
    case 'take':
      return take(state, action.city);
    case 'timeout':
      return timeOut(state);
    case 'acknowledge':
      return acknowledge(state);
    case 'give-up':
      return isTriggered(state)
        ? tell({ ...state, next: state.next + 1 }, { kind: 'given-up', id: state.next })
        : state;
    case 'crash':
      return crash(state);
    case 'restart':
      return state;
  }
}

function sendOrder(state: State, city: City): State {
  const position = state.channels[city].position + 1;
  if (position > ORDERS) return state;
  const order = orderOf(city, position);
  return send(patch(state, city, { position }), city, { kind: 'order', order });
}

/** The barrier of the coordinator's checkpoint; for one that was given up meanwhile, a cancel mark in its place. */
function sendMark(state: State, city: City): State {
  const { marked, position } = state.channels[city];
  const id = marked + 1;
  if (id > state.next) return state;
  return id < state.next
    ? send(patch(state, city, { marked: id }), city, { kind: 'cancel', id })
    : send(patch(state, city, { marked: id, cut: position }), city, { kind: 'barrier', id });
}

function send(state: State, city: City, item: Item): State {
  const { held } = state.channels[city];
  return patch(tell(state, { kind: 'sent', city, item }), city, { held: [...held, item] });
}

function take(state: State, city: City): State {
  const [item, ...queue] = state.channels[city].queue;
  if (!item) return state;
  const taken = tell(patch(state, city, { queue }), { kind: 'took', city, item });
  switch (item.kind) {
    case 'order':
      return { ...taken, counted: [...taken.counted, item.order] };
    case 'barrier':
      return takeBarrier(taken, city, item.id);
    case 'cancel':
      return takeCancel(taken, city, item.id);
  }
}

/** The timer of `BarrierAlignmentUtil`, which runs from the first that the operator hears of a checkpoint. */
function timeOut(state: State): State {
  const { mode, current, late, next } = state;
  if (mode !== 'timeout' || !isPending(state) || late >= current) return state;
  const old = { ...state, late: isTriggered(state) ? next : next - 1 };
  return overtake(tell(old, { kind: 'timeout', id: current }));
}

function acknowledge(state: State): State {
  const { copy, next, channels } = state;
  if (!copy?.finished || copy.id !== next) return state;
  const positions = { cairo: channels.cairo.cut, delhi: channels.delhi.cut };
  const complete = { ...state, last: { ...copy, positions }, copy: null, next: next + 1 };
  return tell(complete, { kind: 'acknowledged', id: next });
}

/** Memory and network are gone, and with them a checkpoint that is not complete. */
function crash(state: State): State {
  const next = isTriggered(state) ? state.next + 1 : state.next;
  const empty = { queue: [], held: [], stopped: false };
  const gone = cities.reduce((now, city) => patch(now, city, empty), state);
  return tell(
    { ...gone, running: false, next, counted: [], copy: null, received: [] },
    { kind: 'crashed' },
  );
}

/** The last complete checkpoint: its state, then its in-flight data; the sources go back to their positions. */
function restart(state: State): State {
  const { last, next } = state;
  const old = next - 1;
  const back = cities.reduce(
    (now, city) => patch(now, city, { position: last.positions[city], marked: old, seen: old }),
    state,
  );
  const counted = [...last.counted, ...last.inFlight];
  const running = { ...back, running: true, counted, current: old, resolved: old };
  return tell(running, { kind: 'restarted', from: last });
}

/** What senders hold comes, until they stop. */
function settle(state: State): State {
  const isFree = (city: City) =>
    !state.channels[city].stopped && state.channels[city].held.length > 0;
  const city = cities.find(isFree);
  if (city === undefined) return state;
  const [item, ...held] = state.channels[city].held;
  return item ? settle(arrive(patch(state, city, { held }), city, item)) : state;
}
