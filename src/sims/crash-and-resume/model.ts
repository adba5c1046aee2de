import {
  dealAgain,
  dealAll,
  heldAt,
  inFlightAt,
  RANKS,
  savedOf,
  streamAgain,
  streamAll,
} from './loaders.ts';
import type { Batches, Kind, SavedPlace, SavedStream } from './loaders.ts';

/** The loader, what its checkpoints hold, and with how many ranks a sampler's job goes on. */
export type Settings =
  | { readonly kind: 'indices'; readonly saved: SavedPlace; readonly ranks: number }
  | { readonly kind: 'stream'; readonly saved: SavedStream };

/** The job: rows of the epoch, a rank's rows in a step; of a stream a shard's rows, a buffer's, and the dice' seed. */
export const job = {
  ...{ rows: 48, batch: 3, shard: 6, buffer: 4, seed: 5 },
} as const;
export const STEPS = job.rows / (RANKS * job.batch);
/** A checkpoint follows each second step. */
const EVERY = 2;
/** How many ranks a sampler's job can go on with: the 48 places and a step’s six divide by each. */
export const worlds = [1, 2, 3, 6] as const;

/** One epoch: some steps, a crash, and the steps after it. */
export interface State {
  readonly settings: Settings;
  /** Steps before the crash. */
  readonly step: number;
  readonly isResumed: boolean;
  /** Steps since the resume. */
  readonly more: number;
  readonly event: 'start' | 'trained' | 'crashed' | 'ended' | 'set' | 'done';
}

export type Action =
  | { readonly kind: 'train' | 'crash' | 'rest' }
  | { readonly kind: 'set'; readonly settings: Settings };

export const begin = (settings: Settings): State => ({
  ...{ settings, step: 0, isResumed: false, more: 0, event: 'start' },
});

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { settings, isResumed } = state;
  const left = stepsOf(state) - (isResumed ? state.more : state.step);
  switch (action.kind) {
    case 'train':
    case 'rest': {
      if (left <= 0) return state.event === 'ended' ? state : { ...state, event: 'done' };
      const steps = action.kind === 'rest' ? left : 1;
      const event = steps === left ? 'ended' : 'trained';
      return isResumed
        ? { ...state, more: state.more + steps, event }
        : { ...state, step: state.step + steps, event };
    }
    case 'crash': {
      if (isResumed) return state;
      const next: State = { ...state, isResumed: true, event: 'crashed' };
      // Ranks that skip more places than they have are done at once.
      return stepsOf(next) === 0 ? { ...next, event: 'ended' } : next;
    }
    case 'set': {
      if (JSON.stringify(action.settings) === JSON.stringify(settings)) return state;
      const next: State = { ...state, settings: action.settings, event: 'set' };
      return { ...next, more: Math.min(next.more, isResumed ? stepsOf(next) : 0) };
    }
  }
}

/** The step of the last checkpoint; 0 is the start. */
export const checkpointOf = ({ step }: State): number => step - (step % EVERY);

/** Each rank's batches of the whole epoch without a crash, or after the resume. */
export function batchesOf({ settings, isResumed, ...state }: State): readonly Batches[] {
  if (!isResumed) return settings.kind === 'indices' ? dealAll(job) : streamAll(job);
  const from = checkpointOf({ settings, isResumed, ...state });
  // At the start no state was saved: the job begins anew.
  if (settings.kind === 'indices')
    return dealAgain(job, from === 0 ? 'epoch' : settings.saved, from, settings.ranks);
  return from === 0 ? streamAll(job) : streamAgain(job, settings.saved, from);
}

/** Steps that there are, before a crash or since. */
function stepsOf(state: State): number {
  return Math.max(...batchesOf(state).map(({ length }) => length));
}

/** What each rank has trained on in the last step. */
export function lastStep(state: State): readonly (readonly number[])[] {
  const steps = state.isResumed ? state.more : state.step;
  return batchesOf(state).map((batches) => batches[steps - 1] ?? []);
}

/** What each rank has read and not trained, at the last step or, after a crash, at the checkpoint. */
export function readAhead(state: State): readonly (readonly number[])[] {
  const at = state.isResumed ? checkpointOf(state) : state.step;
  if (state.settings.kind === 'indices') return inFlightAt(job, at);
  return at === 0 ? [[], []] : heldAt(job, at);
}

/** What became of each parcel: how often it is in the weights, and whether it was trained and undone. */
export interface Parcel {
  readonly times: number;
  readonly isUndone: boolean;
}

export function parcelsOf(state: State): readonly Parcel[] {
  const { isResumed, step: steps, more } = state;
  const before = flat(
    batchesOf({ ...state, isResumed: false }),
    0,
    isResumed ? checkpointOf(state) : steps,
  );
  const undone = isResumed
    ? flat(batchesOf({ ...state, isResumed: false }), checkpointOf(state), steps)
    : [];
  const after = isResumed ? flat(batchesOf(state), 0, more) : [];
  const kept = [...before, ...after];
  return Array.from({ length: job.rows }, (_, row) => ({
    times: kept.filter((one) => one === row).length,
    isUndone: undone.includes(row),
  }));
}

const flat = (of: readonly Batches[], from: number, to: number): readonly number[] =>
  of.flatMap((batches) => batches.slice(from, to).flat());

/** How many parcels are not in the weights, and how many more than once. */
export function count(state: State): { readonly never: number; readonly twice: number } {
  const parcels = parcelsOf(state);
  return {
    never: parcels.filter(({ times }) => times === 0).length,
    twice: parcels.filter(({ times }) => times > 1).length,
  };
}

/** Whether every step after the checkpoint trains on what it would have trained on without a crash. */
export function isOrderKept(state: State): boolean {
  const from = checkpointOf(state);
  const [planned, real] = [batchesOf({ ...state, isResumed: false }), batchesOf(state)];
  if (state.settings.kind === 'stream')
    return JSON.stringify(planned.map((batches) => batches.slice(from))) === JSON.stringify(real);
  // Ranks may change: what counts is what all of them train on in a step.
  const together = (of: readonly Batches[], steps: number) =>
    Array.from({ length: steps }, (_, index) =>
      of.flatMap((batches) => batches[index] ?? []).toSorted((one, other) => one - other),
    );
  const left = STEPS - from;
  return (
    stepsOf(state) === left &&
    JSON.stringify(together(planned, STEPS).slice(from)) === JSON.stringify(together(real, left))
  );
}

export const isEnded = (state: State): boolean =>
  (state.isResumed ? state.more : state.step) >= stepsOf(state);

/** The same loader with the first state that it can save, or the other one's. */
export const firstOf = (kind: Kind): Settings =>
  kind === 'indices'
    ? { kind, saved: savedOf.indices[0], ranks: RANKS }
    : { kind, saved: savedOf.stream[0] };
