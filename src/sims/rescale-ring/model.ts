import { admitNewJob, admitRestore } from './admission.ts';
import type { Refusal, Request } from './admission.ts';
import { movedGroups, sizeOf, subtaskOfGroup } from './key-groups.ts';
import type { Job } from './key-groups.ts';
import { isSameKey } from './key-hash.ts';
import type { Key } from './key-hash.ts';
import { hasKey, loadOfGroups, loadOfSubtasks, measureSkew } from './load.ts';
import type { Skew, Traffic } from './load.ts';

/**
 * One keyed operator of a Flink 2.0.0 job. Its state is one value per key of `traffic`.
 * `before` is the run whose savepoint the present run was restored from; null in a new job.
 */
export interface State {
  readonly job: Job;
  readonly before: Job | null;
  readonly traffic: Traffic;
  readonly event: Event;
}

export type Action =
  /** Stop with a savepoint and start again from it. */
  | { readonly kind: 'restore'; readonly request: Request }
  /** Stop, and start again without the state. */
  | { readonly kind: 'start'; readonly request: Request }
  | { readonly kind: 'add-key'; readonly key: Key }
  | { readonly kind: 'add-numbered'; readonly count: number }
  /** `key` is one of the named keys; 0 percent makes it a key like the others. */
  | { readonly kind: 'heat'; readonly key: Key; readonly percent: number };

/** What the last action did; `words.ts` says it. Skews are those after it, `was` the one before it. */
export type Event =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'restored';
      readonly from: Job;
      readonly groupsMoved: number;
      readonly keysMoved: number;
      readonly was: Skew;
    }
  | {
      readonly kind: 'started';
      readonly from: Job;
      readonly request: Request;
      readonly was: Skew;
    }
  | { readonly kind: 'refused'; readonly request: Request; readonly reason: Refusal }
  | { readonly kind: 'key-added'; readonly key: Key }
  | { readonly kind: 'key-known'; readonly key: Key }
  | { readonly kind: 'keys-full' }
  | { readonly kind: 'numbered-added'; readonly count: number; readonly was: Skew }
  | { readonly kind: 'heated'; readonly key: Key; readonly percent: number; readonly was: Skew };

/** What the pictures and the address can hold; Flink's own bound is 32,768 for both of the first two. */
export const limits = {
  parallelism: 256,
  maxParallelism: 1024,
  keys: 16,
  numbered: 5000,
  hotPercent: 95,
} as const;

/** The next state. An action outside of `limits` leaves all but the event as it is. */
export function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'restore':
      return restore(state, action.request);
    case 'start':
      return startAnew(state, action.request);
    case 'add-key':
      return addKey(state, action.key);
    case 'add-numbered':
      return addNumbered(state, action.count);
    case 'heat':
      return heat(state, action.key, action.percent);
  }
}

/** The load of the state's subtasks, summed up. */
export function skewOf({ job, traffic }: State): Skew {
  return measureSkew(loadOfSubtasks(job, loadOfGroups(traffic, job.maxParallelism)));
}

function restore(state: State, request: Request): State {
  const { job: from, traffic } = state;
  const job = admitRestore(from.maxParallelism, request);
  if (typeof job === 'string')
    return { ...state, event: { kind: 'refused', request, reason: job } };
  const groupsMoved = movedGroups(from, job).reduce((sum, run) => sum + sizeOf(run), 0);
  const keysMoved = loadOfGroups(traffic, job.maxParallelism).reduce(
    (sum, { keys }, group) =>
      subtaskOfGroup(from, group) === subtaskOfGroup(job, group) ? sum : sum + keys,
    0,
  );
  const event: Event = { kind: 'restored', from, groupsMoved, keysMoved, was: skewOf(state) };
  return { job, before: from, traffic, event };
}

function startAnew(state: State, request: Request): State {
  const job = admitNewJob(request);
  if (typeof job === 'string')
    return { ...state, event: { kind: 'refused', request, reason: job } };
  const event: Event = { kind: 'started', from: state.job, request, was: skewOf(state) };
  return { job, before: null, traffic: state.traffic, event };
}

function addKey(state: State, key: Key): State {
  const { traffic } = state;
  if (hasKey(traffic, key)) return { ...state, event: { kind: 'key-known', key } };
  if (traffic.keys.length >= limits.keys) return { ...state, event: { kind: 'keys-full' } };
  return {
    ...state,
    traffic: { ...traffic, keys: [...traffic.keys, key] },
    event: { kind: 'key-added', key },
  };
}

function addNumbered(state: State, count: number): State {
  const { traffic } = state;
  const numbered = traffic.numbered + count;
  if (numbered > limits.numbered) return { ...state, event: { kind: 'keys-full' } };
  return {
    ...state,
    traffic: { ...traffic, numbered },
    event: { kind: 'numbered-added', count, was: skewOf(state) },
  };
}

function heat(state: State, key: Key, percent: number): State {
  const { traffic } = state;
  if (!traffic.keys.some((known) => isSameKey(known, key))) return state;
  return {
    ...state,
    traffic: { ...traffic, hot: percent === 0 ? null : { key, percent } },
    event: { kind: 'heated', key, percent, was: skewOf(state) },
  };
}
