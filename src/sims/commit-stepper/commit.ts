import type { Committable, Identifier, State } from './state.ts';

/** One snapshot for each, in their order. */
export function commit(state: State, committables: readonly Committable[]): State {
  if (committables.length === 0) return state;
  const made = committables.map((each) => ({ ...each, user: state.user }));
  return { ...state, snapshots: [...state.snapshots, ...made] };
}

/** The commit identifier of the newest snapshot of this job's user; 0 where it has none. */
export function latestIdentifier({ snapshots, user }: State): Identifier {
  return snapshots.findLast((snapshot) => snapshot.user === user)?.identifier ?? 0;
}
