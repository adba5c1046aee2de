import { END } from './state.ts';
import type { Committable, Identifier, Snapshot, State } from './state.ts';

/** User A, then B: in truth a commit user is a random name, and a new one for each new job. */
export const userName = (user: number): string =>
  user < 26 ? String.fromCharCode(65 + user) : `U${user}`;

export const identifierName = (identifier: Identifier): string =>
  identifier === END ? '9223372036854775807' : String(identifier);

/** Ascending numbers as ranges: `1–3, 5`. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => (first === last ? String(first) : `${first}–${last}`))
    .join(', ');
}

/** `record 4`, `records 4–5` */
export const recordsName = (records: readonly number[]): string =>
  `record${records.length === 1 ? '' : 's'} ${ranges(records)}`;

/** `identifier 2`, `identifiers 2, 3` */
export const identifiersName = (committables: readonly Committable[]): string =>
  `identifier${committables.length === 1 ? '' : 's'} ${committables.map(({ identifier }) => identifierName(identifier)).join(', ')}`;

/** `1: f1, 2: f2`: the file of each checkpoint; more than two are counted. */
export function namesOf(committables: readonly Committable[]): string {
  const names = committables.map(
    ({ identifier, file }) => `${identifier}: ${file ? `f${file.number}` : 'no file'}`,
  );
  return names.length <= 2 ? names.join(', ') : `${names.length} checkpoints`;
}

/** What the next step of the checkpoint is called on its button. */
export function nextName({ settings, job, nextId }: State): string {
  if (!settings.checkpoints) return 'End the input';
  if (!job || (job.notice === null && !job.barrier)) return `Send barrier ${nextId}`;
  if (job.notice !== null) return 'Notify: commit';
  switch (job.barrier?.at) {
    case 'channel':
      return 'Close the file';
    case 'committer':
      return 'Acknowledge';
    default:
      return 'Complete';
  }
}

/** A snapshot on its card, by user and identifier. */
export const snapshotName = ({ user, identifier }: Snapshot): string =>
  `${userName(user)} · ${identifier === END ? 'end' : identifier}`;
