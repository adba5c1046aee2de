import { attempt } from './conflict.ts';
import type { Conflict, Part } from './conflict.ts';
import { prepare } from './prepare.ts';
import type { Job } from './prepare.ts';
import { openPart } from './state.ts';
import type { Action, Happening, Progress, State, Writer } from './state.ts';
import { ordersOf } from './table.ts';
import type { Snapshot, WriterId } from './table.ts';

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'run':
      return openPart(state.writers[action.writer])
        ? goOn(state, action.writer, false)
        : prepareCommit(state, action.writer);
    case 'hold':
      return openPart(state.writers[action.writer]) ? goOn(state, action.writer, true) : state;
    case 'job':
      return changeJob(state, action.writer, action.job);
    case 'store':
      return action.replaces === state.replaces
        ? state
        : { ...state, replaces: action.replaces, event: [{ kind: 'store' }] };
  }
}

function change(state: State, id: WriterId, to: Partial<Writer>, more: Partial<State> = {}): State {
  const writers = { ...state.writers, [id]: { ...state.writers[id], ...to } };
  return { ...state, writers, ...more };
}

function say(state: State, ...happenings: readonly Happening[]): State {
  return { ...state, event: [...state.event, ...happenings] };
}

function changeJob(state: State, id: WriterId, job: Job): State {
  const writer = state.writers[id];
  const { job: old } = writer;
  if (job.kind === old.kind && job.bucket === old.bucket) return state;
  const event: Happening[] = [{ kind: 'job', writer: id, drops: openPart(writer) !== undefined }];
  return change(state, id, { job, list: null, held: null, parts: [] }, { event });
}

/** The two orders that a commit brings: A's are odd and B's even, so that key ranges can overlap. */
function newOrders(id: WriterId, appends: number): number[] {
  const first = appends * 4 + (id === 'A' ? 1 : 2);
  return [first, first + 2];
}

function prepareCommit(state: State, id: WriterId): State {
  const { job, list, base, appends } = state.writers[id];
  const newest = state.snapshots.at(-1);
  const read = newest?.live.filter(({ bucket }) => bucket === job.bucket) ?? [];
  const prepared = prepare(job, list ?? read, newOrders(id, appends), state.names);
  // A compaction job and an overwrite are a run each.
  const keeps = job.kind === 'merge' || job.kind === 'write-only';
  const some = prepared.parts.length > 0;
  const event: Happening[] = [{ kind: some ? 'prepared' : 'nothing', writer: id }];
  const to: Partial<Writer> = {
    list: keeps ? prepared.list : null,
    base: list ? base : (newest?.id ?? 0),
    appends: job.kind === 'compact' ? appends : appends + 1,
    parts: prepared.parts.map((part) => ({ ...part, outcome: 'open' })),
  };
  return change(state, id, to, { names: prepared.names, event });
}

/** Attempts and names in turn, to the end of the commit or until just before the next name. */
function goOn(before: State, id: WriterId, stops: boolean): State {
  let state: State = { ...before, event: [] };
  if (state.writers[id].held) state = create(state, id);
  for (;;) {
    const part = openPart(state.writers[id]);
    if (!part) return state;
    const tried = attempt(state.snapshots.at(-1), part);
    if ('check' in tried) return refuse(state, id, part, tried);
    state = change(state, id, { held: tried });
    if (stops) return say(state, { kind: 'held', writer: id, part, ...tried });
    state = create(state, id);
  }
}

function refuse(state: State, id: WriterId, part: Part, conflict: Conflict): State {
  const parts = state.writers[id].parts.map((each): Progress =>
    each.outcome === 'open' ? { ...each, outcome: 'refused' } : each,
  );
  const failed = change(state, id, { parts, list: null });
  return say(failed, { kind: 'refused', writer: id, part, conflict });
}

/** Creates the snapshot's name: it is new, or taken, or it replaces another writer's. */
function create(state: State, id: WriterId): State {
  const { held, parts } = state.writers[id];
  const part = openPart(state.writers[id]);
  if (!held || !part) return state;
  const old = state.snapshots[held.id - 1];
  if (old && !state.replaces) {
    return say(change(state, id, { held: null }), { kind: 'taken', writer: id, id: held.id });
  }
  const { kind, added } = part;
  const { removed, live } = held;
  const snapshot: Snapshot = { id: held.id, kind, user: id, added, removed, live };
  const done = parts.map((each) => (each === part ? { ...each, outcome: { id: held.id } } : each));
  const created = change(
    state,
    id,
    { held: null, parts: done },
    {
      snapshots: old ? state.snapshots.with(held.id - 1, snapshot) : [...state.snapshots, snapshot],
      reported: kind === 'COMPACT' ? state.reported : [...state.reported, ...ordersOf(added)],
      overwritten:
        kind === 'OVERWRITE' ? [...state.overwritten, ...ordersOf(removed)] : state.overwritten,
    },
  );
  return say(
    created,
    old ? { kind: 'replaced', writer: id, part, old } : { kind: 'made', writer: id, part, ...held },
  );
}
