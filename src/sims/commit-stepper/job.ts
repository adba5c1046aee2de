import { latestIdentifier } from './commit.ts';
import type { Committable, DataFile, Identifier, Job, State } from './state.ts';

/** A new attempt, whose source goes on behind this position. */
export function jobFrom(position: number): Job {
  return {
    position,
    channel: [],
    buffer: [],
    writer: 'none',
    inputs: [],
    pending: [],
    barrier: null,
    notice: null,
  };
}

/** The writer takes records into its buffer; the first one opens it. */
export function write(job: Job, records: readonly number[]): Job {
  if (records.length === 0) return job;
  const writer = job.writer === 'none' ? null : job.writer;
  return { ...job, buffer: [...job.buffer, ...records], writer };
}

/**
 * The writer closes its file and hands over what is to be committed, as `AbstractFileStoreWrite.prepareCommit` of
 * Paimon 2.0.0. An open writer without new rows hands over an empty committable, and may be closed.
 */
export function prepareCommit(
  state: State,
  job: Job,
  identifier: Identifier,
): { state: State; job: Job; committable: Committable | null } {
  const { buffer, writer } = job;
  if (writer === 'none') return { state, job, committable: null };
  if (buffer.length === 0) {
    const closes = state.settings.table === 'append' || (writer ?? 0) < latestIdentifier(state);
    const committable = { identifier, file: null };
    return { state, job: { ...job, writer: closes ? 'none' : writer }, committable };
  }
  const file: DataFile = { number: state.files.length + 1, records: buffer };
  return {
    state: { ...state, files: [...state.files, file] },
    job: { ...job, buffer: [], writer: identifier },
    committable: { identifier, file },
  };
}
