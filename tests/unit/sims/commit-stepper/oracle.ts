import { readFileSync } from 'node:fs';
import { END } from '../../../../src/sims/commit-stepper/state.ts';
import type { State } from '../../../../src/sims/commit-stepper/state.ts';

/** What Flink 2.0.0 and Paimon 2.0.0 did: see content/labs/flink-checkpoint-to-snapshot/oracle/README.md. */
interface Oracle {
  readonly engines: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly (readonly [actions: string, told: string, rows: readonly number[]])[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/commit-stepper.json', import.meta.url), 'utf8'),
) as Oracle;

/** What the oracle tells of one action, from the states before and after it. */
export function tell(before: State, after: State): string {
  if (after === before) return '';
  const { event } = after;
  const isAnew = event.kind === 'set';
  return [
    event.kind === 'emitted' ? `>${String(event.record)}` : '',
    event.kind === 'refused' ? 'refused' : '',
    after.files.length > before.files.length ? `f${String(after.files.length)}` : '',
    after.event.kind === 'restored' && !after.job ? '!' : '',
    ...after.snapshots.slice(isAnew ? 0 : before.snapshots.length).map(tellSnapshot),
    pendingOf(after) === pendingOf(before) ? '' : `p${pendingOf(after)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function tellSnapshot({ user, identifier, file }: State['snapshots'][number]): string {
  const id = identifier === END ? 'end' : String(identifier);
  return `${'ABCDEFGHIJKLMNOP'.charAt(user)}${id}:${(file?.records ?? []).join(',')}`;
}

function pendingOf({ job }: State): string {
  return (job?.pending ?? []).map(({ identifier }) => identifier).join(',');
}
