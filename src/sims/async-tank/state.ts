import type { Load, LoadId } from './loads.ts';

/** Records 1 to 12 are all that the input has. */
export const RECORDS = 12;
/** Milliseconds from a failed attempt to the next one. */
export const PAUSE = 20;

/** Times are milliseconds. */
export interface Settings {
  readonly mode: 'ordered' | 'unordered';
  /** Places in the queue. A watermark takes one too, until it leaves. */
  readonly capacity: number;
  /** A record arrives every so many. */
  readonly every: number;
  /** A watermark follows every so many records; 0 for none. */
  readonly marks: number;
  readonly load: LoadId;
  /** For all attempts of a record together, from when it enters the queue. */
  readonly timeout: number;
  readonly onTimeout: 'fail' | 'default';
  /** How often an attempt that failed is made again: `maxAttempts` of Flink’s strategies with a fixed delay. */
  readonly retries: number;
}

/** A record, or the watermark that follows it. */
export interface Element {
  readonly kind: 'record' | 'watermark';
  readonly of: number;
}

/** An element in the queue. */
export interface Entry {
  readonly element: Element;
  readonly since: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly phase: 'asked' | 'pausing' | 'done';
  /** When the reply comes, the pause ends, or, where it is done, when it was. */
  readonly at: number;
  /** Whether a timeout completed it. */
  readonly late: boolean;
}

/** What left the operator. */
export interface Output {
  readonly element: Element;
  readonly at: number;
  readonly late: boolean;
}

/** A complete checkpoint: the queue’s input elements, never their results. */
export interface Checkpoint {
  readonly at: number;
  readonly position: number;
  readonly elements: readonly Element[];
  /** Outputs before it: a restart brings those after it back. */
  readonly outputs: number;
}

/** What the last action did, in its order. */
export interface Happening {
  readonly kind: 'entered' | 'replied' | 'refused' | 'retried' | 'timed out' | 'left';
  readonly element: Element;
}

export interface State {
  readonly settings: Settings;
  readonly load: Load;
  readonly now: number;
  /** Elements of the input that the operator has taken. */
  readonly position: number;
  /** In the order of the input. */
  readonly queue: readonly Entry[];
  readonly outputs: readonly Output[];
  /** Requests sent, those before a crash too. */
  readonly calls: number;
  /** The element before which a checkpoint’s barrier stands in the input. */
  readonly barrier: number | null;
  readonly last: Checkpoint | null;
  readonly failed: boolean;
  /** The last action. */
  readonly action: 'begin' | Action['kind'];
  readonly happened: readonly Happening[];
  /** How far the settings before these came. */
  readonly earlier: { readonly records: number; readonly now: number } | null;
}

export type Action =
  /** On to the next moment at which something happens. */
  | { readonly kind: 'next' }
  /** On until all has left, or the job fails. */
  | { readonly kind: 'run' }
  /** A checkpoint’s barrier comes behind what has arrived. */
  | { readonly kind: 'checkpoint' }
  /** The job fails, if it has not, and restarts at once. */
  | { readonly kind: 'crash' }
  /** Begins anew. */
  | { readonly kind: 'set'; readonly to: Partial<Settings> };
