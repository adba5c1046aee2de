import { latencyOf } from './loads.ts';
import { isDone, leave, tell } from './queue.ts';
import { PAUSE } from './state.ts';
import type { Entry, State } from './state.ts';

/** The replies of this moment, in the order of their records. */
export function replies(state: State): State {
  return state.queue
    .filter(({ phase, at }) => phase === 'asked' && at === state.now)
    .reduce(reply, state);
}

function reply(state: State, entry: Entry): State {
  if (state.failed) return state;
  const { element, attempt } = entry;
  const failures = state.load.failures[element.of - 1] ?? 0;
  if (attempt > failures)
    return leave(tell(replace(state, { ...entry, phase: 'done' }), 'replied', element));
  const refused = tell(state, 'refused', element);
  return attempt > state.settings.retries
    ? { ...refused, failed: true }
    : replace(refused, { ...entry, phase: 'pausing', at: state.now + PAUSE });
}

/**
 * The timers of this moment. A timeout ends its record’s retries: `RetryableResultHandlerDelegator` cancels their timer.
 * `AsyncFunction.timeout` fails the job unless it is overridden.
 */
export function timers(state: State): State {
  const isLate = ({ since }: Entry) => since + state.settings.timeout === state.now;
  const open = state.queue.filter((entry) => !isDone(entry));
  const due = open.filter(
    (entry) => entry.phase === 'pausing' && entry.at === state.now && !isLate(entry),
  );
  return open.filter(isLate).reduce(timeOut, due.reduce(retry, state));
}

function retry(state: State, entry: Entry): State {
  const asked = replace(state, {
    ...entry,
    phase: 'asked',
    attempt: entry.attempt + 1,
    at: state.now + latencyOf(state.load, entry.element.of),
  });
  return tell({ ...asked, calls: asked.calls + 1 }, 'retried', entry.element);
}

function timeOut(state: State, entry: Entry): State {
  if (state.failed) return state;
  const told = tell(state, 'timed out', entry.element);
  return state.settings.onTimeout === 'fail'
    ? { ...told, failed: true }
    : leave(replace(told, { ...entry, phase: 'done', at: state.now, late: true }));
}

/** Puts an entry in the place of the one with its element. */
function replace(state: State, entry: Entry): State {
  return {
    ...state,
    queue: state.queue.map((other) => (other.element === entry.element ? entry : other)),
  };
}
