import { advance, endInput } from './checkpoint.ts';
import { commit } from './commit.ts';
import { orphansOf, timedOutOf } from './fates.ts';
import { jobFrom, write } from './job.ts';
import { isPaimon, RECORDS } from './state.ts';
import type { Action, Job, Mode, Settings, State } from './state.ts';

/** A new target, and the first job that writes to it. */
export function begin(settings: Settings): State {
  return {
    settings,
    user: 0,
    nextId: 1,
    last: null,
    job: jobFrom(0),
    finished: false,
    snapshots: [],
    files: [],
    timedOut: 0,
    event: { kind: 'ready' },
  };
}

/** The next state; the same one where the action is not possible now. */
export function step(state: State, action: Action): State {
  const { job, finished } = state;
  switch (action.kind) {
    case 'emit':
      return job ? emit(state, job) : state;
    case 'next':
      if (!job) return state;
      return state.settings.checkpoints ? advance(state, job) : endInput(state, job);
    case 'lose':
      return job && job.notice !== null
        ? { ...state, job: { ...job, notice: null }, event: { kind: 'lost', id: job.notice } }
        : state;
    case 'crash':
      return job ? crash(state, job) : state;
    case 'restart':
      return job || finished ? state : restart(state);
    case 'start':
      return job ? state : startAnew(state);
    case 'wait':
      return !job && state.settings.target === 'kafka' ? wait(state) : state;
    case 'target':
      return { ...begin({ ...state.settings, target: action.target }), event: { kind: 'set' } };
    case 'mode':
      return setMode(state, action.mode);
  }
}

function emit(state: State, job: Job): State {
  if (job.position === RECORDS) return state;
  const record = job.position + 1;
  const behind = job.barrier?.at === 'channel';
  const next: Job = behind
    ? { ...job, position: record, channel: [...job.channel, record] }
    : { ...write(job, [record]), position: record };
  return { ...state, job: next, event: { kind: 'emitted', record, behind } };
}

/** The task fails, and what it held in memory is gone. */
function crash(state: State, job: Job): State {
  const after: State = { ...state, job: null };
  const gone = [...job.buffer, ...job.channel];
  return { ...after, event: { kind: 'crashed', gone, orphans: newOrphans(state, after) } };
}

const newOrphans = (before: State, after: State) =>
  orphansOf(after).length - orphansOf(before).length;

/**
 * Flink's `CommitterOperator.initializeState` commits all of the restored state; Paimon's `RestoreCommittableStateManager`
 * what the table does not have. For a table with buckets, `RestoreAndFailCommittableStateManager` then fails the job, so
 * that writers see the snapshot.
 */
function restart(state: State): State {
  const { after, ...outcome } = commit(state, state.last?.committables ?? []);
  const fails = state.settings.target === 'key' && outcome.made.length > 0;
  return {
    ...after,
    job: fails ? null : jobFrom(state.last?.position ?? 0),
    event: { kind: 'restored', ...outcome },
  };
}

/** `transaction.timeout.ms` passes: the broker aborts what is open. */
function wait(state: State): State {
  const known = timedOutOf(state);
  const after: State = { ...state, timedOut: state.files.length };
  const files = timedOutOf(after).filter((file) => !known.includes(file));
  return { ...after, event: { kind: 'timed-out', files } };
}

function startAnew(state: State): State {
  const after: State = {
    ...state,
    user: state.user + 1,
    nextId: 1,
    last: null,
    job: jobFrom(0),
    finished: false,
  };
  return { ...after, event: { kind: 'started', orphans: newOrphans(state, after) } };
}

/**
 * `FlinkSink.assertStreamingConfiguration` of Paimon 2.0.0 lets no job with at-least-once checkpoints start. For other
 * sinks they differ only where a task has several inputs: there is no such choice here.
 */
function setMode(state: State, mode: Mode): State {
  if (mode === 'at-least-once')
    return isPaimon(state.settings) ? { ...state, event: { kind: 'refused' } } : state;
  const settings = { ...state.settings, checkpoints: mode === 'exactly-once' };
  return { ...begin(settings), event: { kind: 'set' } };
}
