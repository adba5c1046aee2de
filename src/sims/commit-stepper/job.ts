import { latestIdentifier } from './commit.ts';
import { isPaimon } from './state.ts';
import type { Committable, DataFile, Identifier, Job, State } from './state.ts';

/** A new attempt, whose source goes on behind this position. */
export function jobFrom(position: number): Job {
  return {
    position,
    channel: [],
    buffer: [],
    lastWritten: null,
    inputs: [],
    pending: [],
    barrier: null,
    notice: null,
  };
}

/** The writer takes records into its buffer; the first one opens it. */
export function write(job: Job, records: readonly number[]): Job {
  if (records.length === 0) return job;
  return { ...job, buffer: [...job.buffer, ...records], lastWritten: job.lastWritten ?? 0 };
}

/**
 * The writer closes its file and hands over what is to be committed, as `AbstractFileStoreWrite.prepareCommit` of
 * Paimon 2.0.0: there an open writer without new rows hands over an empty committable, and may be closed. Of Flink's
 * own contract `SinkWriterOperator.prepareSnapshotPreBarrier` flushes, and asks: without new rows there is nothing.
 */
export function prepareCommit(
  state: State,
  job: Job,
  identifier: Identifier,
): { state: State; job: Job; committable: Committable | null } {
  const { buffer, lastWritten } = job;
  if (lastWritten === null) return { state, job, committable: null };
  if (buffer.length === 0) {
    if (!isPaimon(state.settings)) return { state, job, committable: null };
    const closes = state.settings.target === 'append' || lastWritten < latestIdentifier(state);
    const committable = { identifier, file: null };
    return { state, job: closes ? { ...job, lastWritten: null } : job, committable };
  }
  const file: DataFile = { number: state.files.length + 1, records: buffer };
  return {
    state: { ...state, files: [...state.files, file] },
    job: { ...job, buffer: [], lastWritten: identifier },
    committable: { identifier, file },
  };
}
