/** A piece of work with its beginning and end, in milliseconds since `iter(loader)`. */
export interface Task {
  readonly batch: number;
  readonly from: number;
  readonly until: number;
}

export interface Worker {
  /** Its index queue: numbers of the lists that wait, the next one first. */
  readonly queue: readonly number[];
  readonly loading: Task | null;
}

export type Loop =
  | { readonly kind: 'waits'; readonly since: number }
  | ({ readonly kind: 'steps' } & Task)
  | { readonly kind: 'ended'; readonly at: number };

/** What led to a state. */
export type Event =
  | { readonly kind: 'primed'; readonly lists: number }
  | { readonly kind: 'loaded'; readonly worker: number; readonly batch: number }
  | { readonly kind: 'pinned'; readonly batch: number }
  | { readonly kind: 'stored'; readonly batch: number; readonly due: number }
  | {
      readonly kind: 'delivered';
      readonly batch: number;
      readonly from: 'queue' | 'reorder';
      /** The list that left at the same `next()`; null when the sampler is empty. */
      readonly sent: { readonly batch: number; readonly worker: number } | null;
    }
  | { readonly kind: 'asked'; readonly batch: number }
  | { readonly kind: 'ended' };

/** A finished stretch of a time lane. */
export interface Span {
  readonly lane: number | 'pin' | 'loop';
  readonly kind: 'load' | 'pin' | 'step' | 'wait';
  /** The batch; null for a wait. */
  readonly batch: number | null;
  readonly from: number;
  readonly to: number;
}

/**
 * All that the loader holds at one moment. Names in brackets are attributes of `_MultiProcessingDataLoaderIter`,
 * torch 2.15.0. Batches are known by their number, which is the number of their list.
 */
export interface State {
  readonly now: number;
  readonly event: Event;
  readonly workers: readonly Worker[];
  /** Lists of each worker that are not yet delivered (`_workers_num_tasks`). */
  readonly tasks: readonly number[];
  /** Whose turn it is to get a list (`_worker_queue_idx_cycle`). */
  readonly turn: number;
  /** Lists sent so far, so also the number of the next one (`_send_idx`). */
  readonly sent: number;
  /** The next number due (`_rcvd_idx`). */
  readonly due: number;
  /** For each list sent, its worker. */
  readonly owner: readonly number[];
  /** `_worker_result_queue`, the oldest first. */
  readonly results: readonly number[];
  readonly pinning: Task | null;
  /** `_data_queue`, the oldest first. Without a pin thread it is the result queue, and this stays empty. */
  readonly data: readonly number[];
  /** Entries of `_task_info` that have data: they came before their turn. In order of arrival. */
  readonly reorder: readonly number[];
  readonly delivered: readonly number[];
  readonly loop: Loop;
  readonly spans: readonly Span[];
}
