import type { Conflict } from './conflict.ts';
import { fileNames, filesAre } from './names.ts';
import type { Progress, Refused, State } from './state.ts';
import { without } from './table.ts';
import type { DataFile } from './table.ts';

/** Why a part was refused, whom the message names, what restarts and what is kept. Sentences. */
export function refused({ writer, part, conflict }: Refused, state: State): string[] {
  const { job, parts } = state.writers[writer];
  const own = parts.find(({ outcome }) => typeof outcome === 'object');
  const named =
    conflict.base === writer
      ? `The message names ${writer} twice: the newest snapshot is its own.`
      : `The message names ${conflict.base}, who made the newest snapshot, and ${writer}.`;
  const end =
    job.kind === 'compact'
      ? 'The run ends with the error. The next one reads the newest list.'
      : `Job ${writer} fails and restarts, and reads the newest list of files.`;
  return [
    `${writer}’s ${part.kind} is refused: ${reason(conflict)}.`,
    named,
    end,
    ...kept(own, state),
  ];
}

/** What is in of a commit whose compaction was refused. */
function kept(own: Progress | undefined, { snapshots }: State): string[] {
  if (!own || typeof own.outcome !== 'object')
    return ['That loses no row: a compaction brings none.'];
  // In a store that replaces, another writer may have taken the place of its snapshot.
  const isLive = without(own.added, snapshots.at(-1)?.live ?? []).length === 0;
  const id = String(own.outcome.id);
  return isLive
    ? [`Its APPEND is in as snapshot ${id}, so none of its rows is lost or doubled.`]
    : [];
}

function reason(conflict: Conflict): string {
  if (conflict.check === 'added')
    return `${fileNames([conflict.file])} is on level 5 already (“File deletion conflicts detected!”)`;
  if (conflict.check === 'deletion')
    return `${filesAre(conflict.missing)} not live any more (“File deletion conflicts detected!”)`;
  return `on level 5, ${conflict.files.map(rangeOf).join(' and ')} would overlap (“LSM conflicts detected!”)`;
}

const rangeOf = ({ name, orders: keys }: DataFile) => `f${name} (keys ${keys[0]}–${keys.at(-1)})`;
