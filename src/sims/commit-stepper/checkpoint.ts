import { commit } from './commit.ts';
import { prepareCommit, write } from './job.ts';
import { END } from './state.ts';
import type { Barrier, Job, State } from './state.ts';

/** The next step of a checkpoint: barrier, flush, acknowledge, complete, notify. */
export function advance(state: State, job: Job): State {
  const { barrier, notice } = job;
  if (notice !== null) return notify(state, job, notice);
  if (!barrier) return inject(state, job);
  switch (barrier.at) {
    case 'channel':
      return flush(state, job, barrier);
    case 'committer':
      return acknowledge(state, job, barrier);
    case 'acknowledged':
      return complete(state, job, barrier);
  }
}

/** The source keeps its position and sends the barrier. The id is used up, whatever comes of the checkpoint. */
function inject(state: State, job: Job): State {
  const { nextId: id } = state;
  const barrier: Barrier = { id, position: job.position, at: 'channel' };
  return {
    ...state,
    nextId: id + 1,
    job: { ...job, barrier },
    event: { kind: 'barrier', id },
  };
}

/** The barrier reaches the writer, and then what waited behind it. A sink without a committer sends what it has. */
function flush(state: State, job: Job, barrier: Barrier): State {
  const { id } = barrier;
  const { committable, ...prepared } = prepareCommit(state, job, id);
  const closed = committable ? [committable] : [];
  const sends = state.settings.target === 'plain';
  const next: Job = {
    ...write({ ...prepared.job, channel: [] }, job.channel),
    inputs: sends ? [] : [...job.inputs, ...closed],
    barrier: { ...barrier, at: 'committer' },
  };
  return {
    ...(sends ? commit(prepared.state, closed).after : prepared.state),
    job: next,
    event: { kind: 'flushed', id, committable },
  };
}

/** The barrier reaches the committer, which keeps all that it has not committed. */
function acknowledge(state: State, job: Job, barrier: Barrier): State {
  const next: Job = {
    ...job,
    inputs: [],
    pending: [...job.pending, ...job.inputs],
    barrier: { ...barrier, at: 'acknowledged' },
  };
  return { ...state, job: next, event: { kind: 'acknowledged', id: barrier.id } };
}

/** The coordinator has all acknowledgements, and makes the checkpoint the last complete one. */
function complete(state: State, job: Job, { id, position }: Barrier): State {
  return {
    ...state,
    last: { id, position, committables: job.pending },
    job: { ...job, barrier: null, notice: id },
    event: { kind: 'completed', id },
  };
}

/** `CommitterOperator.notifyCheckpointComplete`, Flink's and Paimon's: a commit for each checkpoint up to this one. */
function notify(state: State, job: Job, id: number): State {
  const { made, after } = commit(
    state,
    job.pending.filter(({ identifier }) => identifier <= id),
  );
  const pending = job.pending.filter(({ identifier }) => identifier > id);
  return {
    ...after,
    job: { ...job, pending, notice: null },
    event: { kind: 'committed', id, made },
  };
}

/** Without checkpoints a job commits once: when its input ends. */
export function endInput(state: State, job: Job): State {
  const prepared = prepareCommit(state, job, END);
  const { committable } = prepared;
  const { made, after } = commit(prepared.state, committable ? [committable] : []);
  return {
    ...after,
    job: null,
    finished: true,
    event: { kind: 'ended', made },
  };
}
