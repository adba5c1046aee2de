import { advance, endInput } from './checkpoint.ts';
import { commit, latestIdentifier } from './commit.ts';
import { orphansOf } from './fates.ts';
import { jobFrom, write } from './job.ts';
import { RECORDS } from './state.ts';
import type { Action, Job, Mode, Settings, State } from './state.ts';

/** A new table, and the first job that writes to it. */
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
    case 'table':
      return { ...begin({ ...state.settings, table: action.table }), event: { kind: 'set' } };
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
 * `RestoreCommittableStateManager` of Paimon 2.0.0: it commits of the restored state what the table does not have. For
 * a table with buckets, `RestoreAndFailCommittableStateManager` then fails the job, so that writers see the snapshot.
 */
function restart(state: State): State {
  const restored = state.last?.committables ?? [];
  const newest = latestIdentifier(state);
  const made = restored.filter(({ identifier }) => identifier > newest);
  const dropped = restored.filter(({ identifier }) => identifier <= newest);
  const fails = state.settings.table === 'key' && made.length > 0;
  return {
    ...commit(state, made),
    job: fails ? null : jobFrom(state.last?.position ?? 0),
    event: { kind: 'restored', dropped, made },
  };
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

/** `FlinkSink.assertStreamingConfiguration` of Paimon 2.0.0 lets no job with at-least-once checkpoints start. */
function setMode(state: State, mode: Mode): State {
  if (mode === 'at-least-once') return { ...state, event: { kind: 'refused' } };
  const settings = { ...state.settings, checkpoints: mode === 'exactly-once' };
  return { ...begin(settings), event: { kind: 'set' } };
}
