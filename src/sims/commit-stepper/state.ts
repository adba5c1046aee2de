/** A snapshot's commit identifier: the checkpoint's id, or the one of the end of input (`Long.MAX_VALUE`). */
export type Identifier = number;
export const END = Number.POSITIVE_INFINITY;

/** Records 1 to 12 are all that the source has. */
export const RECORDS = 12;
export const allRecords: readonly number[] = Array.from({ length: RECORDS }, (_, i) => i + 1);

/**
 * Where the job writes to. Paimon's tables, both write-only: `append` has neither key nor buckets, `key` has a primary
 * key and one bucket. Sinks of Flink's own contract: `plain` has no committer, `rename` and `copy` make hidden files
 * visible, `kafka` commits transactions.
 */
export type Target = 'append' | 'key' | 'plain' | 'rename' | 'copy' | 'kafka';

export interface Settings {
  readonly target: Target;
  readonly checkpoints: boolean;
}

export const isPaimon = ({ target }: Settings): boolean => target === 'append' || target === 'key';

/** A closed data file; with Kafka a transaction that is flushed. */
export interface DataFile {
  readonly number: number;
  readonly records: readonly number[];
}

/** What the writer hands to the committer for one checkpoint. A checkpoint without new rows may have one too. */
export interface Committable {
  readonly identifier: Identifier;
  readonly file: DataFile | null;
}

/** What a reader sees of one commit: Paimon's snapshot, a visible file, a committed transaction. */
export interface Snapshot extends Committable {
  /** Which job wrote it: 0 is user A. */
  readonly user: number;
}

/** What became of committables. */
export interface Outcome {
  readonly made: readonly Committable[];
  /** The target knew that they had been committed: nothing changes. */
  readonly dropped: readonly Committable[];
  /** The target has given them up: nothing changes, and nobody asks again. */
  readonly failed: readonly Committable[];
}

/** A complete checkpoint: the source's position, and what the committer had not committed. */
export interface Checkpoint {
  readonly id: number;
  readonly position: number;
  readonly committables: readonly Committable[];
}

/** The checkpoint under way, and how far it is. */
export interface Barrier {
  readonly id: number;
  /** The source's position when the barrier left it. */
  readonly position: number;
  readonly at: 'channel' | 'committer' | 'acknowledged';
}

/** One attempt of a job, while it runs. */
export interface Job {
  /** Records handed out; the next one is this plus one. */
  readonly position: number;
  /** Records behind the barrier, on their way to the writer. */
  readonly channel: readonly number[];
  readonly buffer: readonly number[];
  /** The checkpoint for which the open writer last closed a file, 0 before its first; null where none is open. */
  readonly lastWritten: Identifier | null;
  /** Received by the committer, not yet part of its state. */
  readonly inputs: readonly Committable[];
  /** The committer's state: not yet committed, by checkpoint. */
  readonly pending: readonly Committable[];
  readonly barrier: Barrier | null;
  /** A complete checkpoint of which the committer has not been told. */
  readonly notice: number | null;
}

export interface State {
  readonly settings: Settings;
  readonly user: number;
  readonly nextId: number;
  /** The last complete checkpoint of this user's job. */
  readonly last: Checkpoint | null;
  /** Null where no attempt runs. */
  readonly job: Job | null;
  /** Whether the job came to the end of its input, so that nothing is left to restart. */
  readonly finished: boolean;
  readonly snapshots: readonly Snapshot[];
  /** Every data file ever closed. */
  readonly files: readonly DataFile[];
  /** Kafka's broker has aborted all transactions up to this number that were not committed then. */
  readonly timedOut: number;
  readonly event: Event;
}

export type Action =
  /** The source hands out a record. */
  | { readonly kind: 'emit' }
  /** The next step of the checkpoint; without checkpoints, the end of input. */
  | { readonly kind: 'next' }
  /** The notification under way does not arrive. */
  | { readonly kind: 'lose' }
  | { readonly kind: 'crash' }
  /** The same job, from its last complete checkpoint. */
  | { readonly kind: 'restart' }
  /** A new job, without state. */
  | { readonly kind: 'start' }
  /** The job stays away until the transactions have timed out. */
  | { readonly kind: 'wait' }
  /** A new target, and a new job. */
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'mode'; readonly mode: Mode };

export type Mode = 'exactly-once' | 'at-least-once' | 'off';

/** What the last action did; `words.ts` says it. */
export type Event =
  | { readonly kind: 'ready' | 'set' | 'refused' }
  | { readonly kind: 'emitted'; readonly record: number; readonly behind: boolean }
  | { readonly kind: 'barrier' | 'acknowledged' | 'completed' | 'lost'; readonly id: number }
  | { readonly kind: 'flushed'; readonly id: number; readonly committable: Committable | null }
  | { readonly kind: 'committed'; readonly id: number; readonly made: readonly Committable[] }
  | { readonly kind: 'ended'; readonly made: readonly Committable[] }
  | { readonly kind: 'crashed'; readonly gone: readonly number[]; readonly orphans: number }
  | ({ readonly kind: 'restored' } & Outcome)
  | { readonly kind: 'timed-out'; readonly files: readonly DataFile[] }
  | { readonly kind: 'started'; readonly orphans: number };
