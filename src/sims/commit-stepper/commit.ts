import { isVisible, timedOutOf } from './fates.ts';
import { isPaimon } from './state.ts';
import type { Committable, Identifier, Outcome, State } from './state.ts';

/**
 * Commits in their order what the target neither has nor has given up. Flink hands over a committable again after each
 * restart (`CommitterOperator.initializeState` of 2.0.0): what that does, the target decides.
 */
export function commit(
  state: State,
  committables: readonly Committable[],
): Outcome & { readonly after: State } {
  const aborted = timedOutOf(state);
  const isFailed = ({ file }: Committable) => file !== null && aborted.includes(file);
  const dropped = committables.filter((each) => isKnown(state, each));
  const failed = committables.filter(isFailed);
  const made = committables.filter((each) => !dropped.includes(each) && !isFailed(each));
  const snapshots = [...state.snapshots, ...made.map((each) => ({ ...each, user: state.user }))];
  return { made, dropped, failed, after: { ...state, snapshots } };
}

/** Whether the target remembers it: Paimon by user and identifier, others by the name. A copy has no memory. */
function isKnown(state: State, { identifier, file }: Committable): boolean {
  if (isPaimon(state.settings)) return identifier <= latestIdentifier(state);
  return state.settings.target !== 'copy' && file !== null && isVisible(state, file);
}

/** The commit identifier of the newest snapshot of this job's user; 0 where it has none. */
export function latestIdentifier({ snapshots, user }: State): Identifier {
  return snapshots.findLast((snapshot) => snapshot.user === user)?.identifier ?? 0;
}
