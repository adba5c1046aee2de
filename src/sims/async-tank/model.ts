import { ahead, waiting } from './input.ts';
import { loads } from './loads.ts';
import { enter, isDone, settle } from './queue.ts';
import { recordsOut } from './rate.ts';
import { replies, timers } from './service.ts';
import type { Action, Settings, State } from './state.ts';

/** An operator before its first record. */
export function begin(settings: Settings, load = loads[settings.load]): State {
  return {
    settings,
    load,
    now: 0,
    position: 0,
    queue: [],
    outputs: [],
    calls: 0,
    barrier: null,
    last: null,
    failed: false,
    action: 'begin',
    happened: [],
    earlier: null,
  };
}

/** The next state; the same one where the action is not possible now. */
export function step(state: State, action: Action): State {
  const fresh = { ...state, action: action.kind, happened: [] };
  switch (action.kind) {
    case 'next':
      return isOver(state) ? state : advance(fresh);
    case 'run':
      return isOver(state) ? state : run(fresh);
    case 'checkpoint':
      return state.failed || state.barrier !== null
        ? state
        : settle({ ...fresh, barrier: state.position + waiting(state).length });
    case 'crash':
      return restart(fresh);
    case 'set':
      return {
        ...begin({ ...state.settings, ...action.to }),
        action: 'set',
        earlier: reached(state),
      };
  }
}

/** Whether nothing more happens by itself. */
export const isOver = (state: State): boolean => nextMoment(state) === Infinity;

/** When something happens next, by itself. */
function nextMoment(state: State): number {
  if (state.failed) return Infinity;
  const arrivals = ahead(state).map(({ at }) => at);
  const inFlight = state.queue.filter((entry) => !isDone(entry));
  const ends = inFlight.flatMap(({ at, since }) => [at, since + state.settings.timeout]);
  return Math.min(...[...arrivals, ...ends].filter((at) => at > state.now));
}

/** One moment: replies, and what follows; then timers, and what follows. */
function advance(state: State): State {
  return [replies, settle, timers, settle].reduce<State>(
    (before, part) => (before.failed ? before : part(before)),
    { ...state, now: nextMoment(state) },
  );
}

function run(state: State): State {
  return isOver(state) ? state : run(advance(state));
}

/** `AsyncWaitOperator.open`: what the checkpoint stored enters first, and is asked for again. */
function restart(state: State): State {
  const { last } = state;
  const restored: State = {
    ...state,
    position: last?.position ?? 0,
    queue: [],
    outputs: state.outputs.slice(0, last?.outputs ?? 0),
    barrier: null,
    failed: false,
  };
  return settle((last?.elements ?? []).reduce(enter, restored));
}

/** How far a run came; what came before it where it had not begun. */
const reached = (state: State): State['earlier'] =>
  state.now === 0 ? state.earlier : { records: recordsOut(state), now: state.now };
