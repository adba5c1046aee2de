import type { Attempt, Conflict, Part } from './conflict.ts';
import type { Job } from './prepare.ts';
import { ordersOf } from './table.ts';
import type { DataFile, Snapshot, WriterId } from './table.ts';

/** Two writers of one Paimon 2.0.0 table with a primary key and two fixed buckets. */
export interface State {
  readonly snapshots: readonly Snapshot[];
  readonly writers: Readonly<Record<WriterId, Writer>>;
  /** Whether creating a snapshot file replaces one that came meanwhile, as a rename by copy does. */
  readonly replaces: boolean;
  /** How many names of data files are given. */
  readonly names: number;
  /** Rows whose commit was reported as a success. */
  readonly reported: readonly number[];
  /** Of these, the rows that an OVERWRITE removed. */
  readonly overwritten: readonly number[];
  /** What the last action did, in order. */
  readonly event: readonly Happening[];
}

export interface Writer {
  readonly job: Job;
  /** A job that appends keeps its bucket's list of files, with its own changes, until it restarts. */
  readonly list: readonly DataFile[] | null;
  /** The newest snapshot when the list was read: for a run, when it was prepared. */
  readonly base: number;
  /** How many of its commits brought rows. */
  readonly appends: number;
  /** The halves of the last commit. */
  readonly parts: readonly Progress[];
  /** It has read, compared and found the name free; it has not created it. */
  readonly held: Attempt | null;
}

export interface Progress extends Part {
  readonly outcome: 'open' | 'refused' | { readonly id: number };
}

/** A part that has read and compared, and is about to create its name, or has created it. */
export interface Tried extends Attempt {
  readonly kind: 'held' | 'made';
  readonly writer: WriterId;
  readonly part: Part;
}

/** A snapshot that took the place of `old`. */
export interface Replaced {
  readonly kind: 'replaced';
  readonly writer: WriterId;
  readonly part: Part;
  readonly old: Snapshot;
}

/** A part that is refused for good. */
export interface Refused {
  readonly kind: 'refused';
  readonly writer: WriterId;
  readonly part: Part;
  readonly conflict: Conflict;
}

export type Happening =
  | { readonly kind: 'start' | 'store' }
  | { readonly kind: 'prepared' | 'nothing'; readonly writer: WriterId }
  | { readonly kind: 'job'; readonly writer: WriterId; readonly drops: boolean }
  | { readonly kind: 'taken'; readonly writer: WriterId; readonly id: number }
  | Tried
  | Replaced
  | Refused;

export type Action =
  /** Prepares a commit, or ends the one that is prepared. */
  | { readonly kind: 'run'; readonly writer: WriterId }
  /** Goes on with a prepared commit until just before the next name is created. */
  | { readonly kind: 'hold'; readonly writer: WriterId }
  /** Another job; what the old one had prepared is dropped. */
  | { readonly kind: 'job'; readonly writer: WriterId; readonly job: Job }
  | { readonly kind: 'store'; readonly replaces: boolean };

const newWriter: Writer = {
  job: { kind: 'merge', bucket: 0 },
  list: null,
  base: 0,
  appends: 0,
  parts: [],
  held: null,
};

export const emptyTable: State = {
  snapshots: [],
  writers: { A: newWriter, B: newWriter },
  replaces: false,
  names: 0,
  reported: [],
  overwritten: [],
  event: [{ kind: 'start' }],
};

/** The half that is to become the next snapshot. */
export function openPart({ parts }: Writer): Progress | undefined {
  return parts.find(({ outcome }) => outcome === 'open');
}

/** Rows that were reported as committed, that nobody overwrote, and that no query finds. */
export function lostOrders({ snapshots, reported, overwritten }: State): number[] {
  const seen = new Set([...ordersOf(snapshots.at(-1)?.live ?? []), ...overwritten]);
  return reported.filter((order) => !seen.has(order)).sort((a, b) => a - b);
}
