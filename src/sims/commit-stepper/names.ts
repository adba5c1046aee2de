import { END, isPaimon } from './state.ts';
import type { Committable, Identifier, Settings, Snapshot } from './state.ts';

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
export const numbersName = (noun: string, numbers: readonly number[]): string =>
  `${noun}${numbers.length === 1 ? '' : 's'} ${ranges(numbers)}`;

export const recordsName = (records: readonly number[]): string => numbersName('record', records);

/** `identifier 2`, `identifiers 2, 3` */
export const identifiersName = (committables: readonly Committable[]): string =>
  `identifier${committables.length === 1 ? '' : 's'} ${committables.map(({ identifier }) => identifierName(identifier)).join(', ')}`;

/** `f1`; a transaction is `t1`. */
export const fileName = ({ target }: Settings, number: number): string =>
  `${target === 'kafka' ? 't' : 'f'}${number}`;

/** `1: f1, 2: f2`: the file of each checkpoint; more than two are counted. */
export function namesOf(settings: Settings, committables: readonly Committable[]): string {
  const names = committables.map(
    ({ identifier, file }) =>
      `${identifier}: ${file ? fileName(settings, file.number) : 'no file'}`,
  );
  return names.length <= 2 ? names.join(', ') : `${names.length} checkpoints`;
}

/** A card, by user and identifier; only Paimon knows a user. */
export function snapshotName(settings: Settings, { user, identifier }: Snapshot): string {
  const id = identifier === END ? 'end' : String(identifier);
  return isPaimon(settings) ? `${userName(user)} · ${id}` : `cp ${id}`;
}
