import type { Event, Span, State, Task, Worker } from './state.ts';

/**
 * A map-style dataset behind `_MultiProcessingDataLoaderIter` of torch 2.15.0 (`torch/utils/data/dataloader.py`), one
 * epoch. Left out: starting the workers, the time that queues and collation need, iterable datasets, errors,
 * `persistent_workers` and `timeout`. All workers stay active (`_workers_status`), as they do for map-style datasets.
 */
export interface Plan {
  /** `num_workers`, at least 1. */
  readonly workers: number;
  /** `prefetch_factor`, at least 1. */
  readonly prefetch: number;
  /** `in_order` */
  readonly inOrder: boolean;
  /** Milliseconds that the loop works on a batch. */
  readonly stepMs: number;
  /** Milliseconds that the pin thread needs for a batch; 0: there is no pin thread. */
  readonly pinMs: number;
  /** Milliseconds that a worker needs for each batch, above 0; one entry per batch of the sampler. */
  readonly loadMs: readonly number[];
}

type Draft = {
  -readonly [Key in keyof State]: State[Key] extends readonly (infer Item)[] ? Item[] : State[Key];
};

/** The state after `iter(loader)`: `_reset` has primed `prefetch × workers` lists, and the loop has called `next()`. */
export function start(plan: Plan): State {
  const draft: Draft = {
    now: 0,
    event: { kind: 'primed', lists: 0 },
    workers: Array.from({ length: plan.workers }, (): Worker => ({ queue: [], loading: null })),
    tasks: Array.from({ length: plan.workers }, () => 0),
    turn: 0,
    sent: 0,
    due: 0,
    owner: [],
    results: [],
    pinning: null,
    data: [],
    reorder: [],
    delivered: [],
    loop: { kind: 'waits', since: 0 },
    spans: [],
  };
  for (let i = 0; i < plan.prefetch * plan.workers; i++) tryPutIndex(plan, draft);
  draft.event = { kind: 'primed', lists: draft.sent };
  return draft;
}

/**
 * The state after the next event, or null after the last. What the loader does at once comes before any later end of
 * work. Where several pieces of work end at the same moment, workers come first, by number, then the pin thread, then
 * the loop; in a real run chance decides.
 */
export function advance(plan: Plan, state: State): State | null {
  if (state.loop.kind === 'ended') return null;
  const draft = copy(state);
  draft.event =
    (state.loop.kind === 'waits' ? nextData(plan, draft) : null) ?? finishWork(plan, draft);
  return draft;
}

/** The whole run, from the state after priming to the end of the epoch. */
export function runAll(plan: Plan): State[] {
  const states: State[] = [];
  for (let state: State | null = start(plan); state; state = advance(plan, state))
    states.push(state);
  return states;
}

/** `_next_data`: one turn of its loop. Null where `_get_data` has to wait. */
function nextData(plan: Plan, draft: Draft): Event | null {
  // Out of order, numbers that were delivered before their turn are passed over here.
  while (draft.due < draft.sent && draft.delivered.includes(draft.due)) draft.due += 1;
  if (draft.due >= draft.sent) {
    draft.loop = { kind: 'ended', at: draft.now };
    return { kind: 'ended' };
  }
  if (draft.reorder.includes(draft.due)) {
    draft.reorder = draft.reorder.filter((batch) => batch !== draft.due);
    return deliver(plan, draft, draft.due, 'reorder');
  }
  const batch = (plan.pinMs > 0 ? draft.data : draft.results).shift();
  if (batch === undefined) return null;
  if (batch === draft.due || !plan.inOrder) return deliver(plan, draft, batch, 'queue');
  draft.reorder.push(batch);
  return { kind: 'stored', batch, due: draft.due };
}

/** `_process_data`: the next list leaves before the loop gets its batch. */
function deliver(plan: Plan, draft: Draft, batch: number, from: 'queue' | 'reorder'): Event {
  if (batch === draft.due) draft.due += 1;
  const worker = draft.owner[batch] ?? 0;
  draft.tasks[worker] = (draft.tasks[worker] ?? 0) - 1;
  const sent = tryPutIndex(plan, draft);
  if (draft.loop.kind === 'waits' && draft.loop.since < draft.now)
    draft.spans.push({
      lane: 'loop',
      kind: 'wait',
      batch: null,
      from: draft.loop.since,
      to: draft.now,
    });
  draft.delivered.push(batch);
  draft.loop = { kind: 'steps', batch, from: draft.now, until: draft.now + plan.stepMs };
  return { kind: 'delivered', batch, from, sent };
}

/**
 * `_try_put_index`: in order, lists are dealt in turn. Out of order, a worker is passed over when it has `max_tasks //
 * sum(_workers_status)` undelivered lists or more, which is `prefetch_factor` while all workers are active.
 */
function tryPutIndex(plan: Plan, draft: Draft): { batch: number; worker: number } | null {
  if (draft.sent >= plan.loadMs.length) return null;
  for (let tried = 0; tried < plan.workers; tried++) {
    const worker = draft.turn;
    draft.turn = (draft.turn + 1) % plan.workers;
    const tasks = draft.tasks[worker] ?? 0;
    if (!plan.inOrder && tasks >= plan.prefetch) continue;
    const batch = draft.sent;
    draft.tasks[worker] = tasks + 1;
    draft.owner.push(worker);
    draft.sent += 1;
    const { queue, loading } = draft.workers[worker] ?? { queue: [], loading: null };
    draft.workers[worker] = takeNext(plan, draft.now, { queue: [...queue, batch], loading });
    return { batch, worker };
  }
  return null;
}

/** `_worker_loop`: an idle worker takes the first list of its own index queue. */
function takeNext({ loadMs }: Plan, now: number, worker: Worker): Worker {
  const [batch, ...queue] = worker.queue;
  if (worker.loading || batch === undefined) return worker;
  return { queue, loading: { batch, from: now, until: now + (loadMs[batch] ?? 0) } };
}

/** Moves the clock to the next end of work. */
function finishWork(plan: Plan, draft: Draft): Event {
  const { loop, pinning } = draft;
  const ends = [
    ...draft.workers.map(({ loading }) => loading),
    pinning,
    loop.kind === 'steps' ? loop : null,
  ];
  const until = Math.min(...ends.map((task) => task?.until ?? Infinity));
  const lane = ends.findIndex((task) => task?.until === until);
  const task = ends[lane];
  if (!task) throw new Error('The loop waits for a batch that nobody loads.');
  draft.now = until;
  if (lane < plan.workers) return finishLoad(plan, draft, lane, task);
  if (lane === plan.workers) return finishPin(plan, draft, task);
  draft.spans.push(span('loop', 'step', task));
  draft.loop = { kind: 'waits', since: draft.now };
  return { kind: 'asked', batch: task.batch };
}

function finishLoad(plan: Plan, draft: Draft, worker: number, task: Task): Event {
  draft.spans.push(span(worker, 'load', task));
  draft.results.push(task.batch);
  const queue = draft.workers[worker]?.queue ?? [];
  draft.workers[worker] = takeNext(plan, draft.now, { queue, loading: null });
  startPin(plan, draft);
  return { kind: 'loaded', worker, batch: task.batch };
}

function finishPin(plan: Plan, draft: Draft, task: Task): Event {
  draft.spans.push(span('pin', 'pin', task));
  draft.data.push(task.batch);
  draft.pinning = null;
  startPin(plan, draft);
  return { kind: 'pinned', batch: task.batch };
}

/** `_pin_memory_loop` (`_utils/pin_memory.py`): one batch after the other, in order of arrival. */
function startPin({ pinMs }: Plan, draft: Draft): void {
  if (pinMs === 0 || draft.pinning) return;
  const batch = draft.results.shift();
  if (batch !== undefined) draft.pinning = { batch, from: draft.now, until: draft.now + pinMs };
}

function span(lane: Span['lane'], kind: Span['kind'], { batch, from, until }: Task): Span {
  return { lane, kind, batch, from, to: until };
}

function copy(state: State): Draft {
  const { workers, tasks, owner, results, data, reorder, delivered, spans } = state;
  return {
    ...state,
    workers: [...workers],
    tasks: [...tasks],
    owner: [...owner],
    results: [...results],
    data: [...data],
    reorder: [...reorder],
    delivered: [...delivered],
    spans: [...spans],
  };
}
