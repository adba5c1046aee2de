import { readFileSync } from 'node:fs';
import { readTable } from '../../../../src/sims/commit-stepper/fates.ts';
import { END } from '../../../../src/sims/commit-stepper/state.ts';
import type { Committable, State } from '../../../../src/sims/commit-stepper/state.ts';

/** What engines did: see the README.md in `oracle/` of the labs flink-checkpoint-to-snapshot and flink-sources-and-sinks. */
interface Oracle {
  readonly engines: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly (readonly [actions: string, told: string, rows: readonly number[]])[];
}

const read = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../fixtures/sims/${name}.json`, import.meta.url), 'utf8'),
  ) as Oracle;

/** Each with how it tells of one action, from the states before and after it. */
export const oracles = [
  { ...read('commit-stepper'), tell: tellPaimon },
  { ...read('commit-stepper-sinks'), tell: tellSink },
];

function tellPaimon(before: State, after: State): string {
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

function tellSink(before: State, after: State): string {
  if (after === before || after.event.kind === 'set') return '';
  const [held, heldBefore] = [heldOf(after), heldOf(before)];
  const known = [...readTable(before)];
  const added = readTable(after).filter((row) => {
    const at = known.indexOf(row);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
  return [
    after.event.kind === 'emitted' ? `>${String(after.event.record)}` : '',
    after.files.length > before.files.length ? `f${String(after.files.length)}` : '',
    ...askedOf(after),
    added.length > 0 ? `+${added.join(',')}` : '',
    held === heldBefore ? '' : `p${held}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What Flink asked the sink's committer to commit, in order, and what was refused. */
function askedOf({ event, settings }: State): string[] {
  if (settings.target === 'plain') return [];
  const none: Record<'made' | 'dropped' | 'failed', readonly Committable[]> = {
    made: [],
    dropped: [],
    failed: [],
  };
  const { made, dropped, failed } =
    event.kind === 'restored' || event.kind === 'committed' || event.kind === 'ended'
      ? { ...none, ...event }
      : none;
  return [...made, ...dropped, ...failed]
    .toSorted((a, b) => a.identifier - b.identifier)
    .map((each) => `c${String(each.file?.number)}${failed.includes(each) ? 'x' : ''}`);
}

/** Flink's collector has what the committer has received, stored or not. */
function heldOf({ job }: State): string {
  return [...(job?.pending ?? []), ...(job?.inputs ?? [])]
    .map(({ identifier }) => identifier)
    .join(',');
}
