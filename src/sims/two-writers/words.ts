import type { Words } from '../simulator.ts';
import { lostOrders, openPart } from './state.ts';
import type { Happening, Replaced, State, Tried } from './state.ts';
import { fileNames, filesAre, jobInWords, orders } from './names.ts';
import { refused } from './refusal-words.ts';
import { writerInWords } from './scene-words.ts';
import { ordersOf, writerIds } from './table.ts';
import type { DataFile, Snapshot, WriterId } from './table.ts';

/** The last action in words: first what became of it, then what was compared, then what it means. Sentences. */
export function describe(state: State): Words {
  const [lead = '', ...rest] = state.event.flatMap((happening) => say(happening, state));
  return [lead, ...rest];
}

function say(happening: Happening, state: State): string[] {
  switch (happening.kind) {
    case 'start':
      return startInWords(state);
    case 'store':
      return state.replaces
        ? [
            'The store now replaces a snapshot file of the same name.',
            'On most object stores a rename is a look and a copy; here no lock is around them.',
          ]
        : ['The store now refuses a name that is taken.', 'A rename on HDFS does so.'];
    case 'job':
      return [
        `${happening.writer} is another job now: ${jobInWords(state.writers[happening.writer].job)}.`,
        happening.drops ? 'What it had prepared is dropped.' : 'It has prepared nothing yet.',
      ];
    case 'prepared':
      return prepared(state, happening.writer);
    case 'nothing':
      return [
        `${happening.writer} finds nothing to compact in bucket ${state.writers[happening.writer].job.bucket}, and commits nothing.`,
      ];
    case 'held':
      return held(happening);
    case 'taken':
      return [
        `The name snapshot-${happening.id} is taken: a snapshot conflict.`,
        `${happening.writer} reads the newest snapshot, and tries the same data files again.`,
      ];
    case 'made':
      return made(happening, state);
    case 'replaced':
      return replaced(happening, state);
    case 'refused':
      return refused(happening, state);
  }
}

function startInWords(state: State): string[] {
  const { snapshots, writers } = state;
  const newest = snapshots.at(-1);
  if (!newest) return ['The table is empty.'];
  const read = `Snapshot ${newest.id} is the newest; a query reads ${orders(ordersOf(newest.live))}.`;
  const busy = writerIds.filter((id) => openPart(writers[id]));
  return [read, ...busy.map((id) => writerInWords(id, state))];
}

function prepared(state: State, writer: WriterId): string[] {
  const { parts, base, job } = state.writers[writer];
  const isOld = base < (state.snapshots.at(-1)?.id ?? 0);
  const over = isOld
    ? ` with its own list of files, begun ${base === 0 ? 'in' : 'at'} ${snapshotName(base)}`
    : ` over ${snapshotName(base)}`;
  // What another job takes for the live files decides nothing.
  const seen = job.kind === 'merge' || job.kind === 'compact' ? over : '';
  const said = parts.map(({ kind, added, removed }) => {
    if (kind === 'COMPACT')
      return removed.length === 1
        ? `COMPACT only moves ${fileNames(removed)} to level 5.`
        : `COMPACT puts ${fileNames(added)} in place of ${fileNames(removed)}.`;
    return `${kind} brings ${fileNames(added)} with ${orders(ordersOf(added))}.`;
  });
  const more = job.kind === 'overwrite' ? ['What it removes is listed only when it commits.'] : [];
  return [`${writer} has prepared a commit${seen}.`, ...said, ...more];
}

const snapshotName = (id: number) => (id === 0 ? 'the empty table' : `snapshot ${id}`);

function held({ writer, id, part, removed }: Tried): string[] {
  const read = id === 1 ? 'an empty table' : `snapshot ${id - 1} as the newest`;
  return [
    `${writer} has read ${read}, and is about to create snapshot-${id} (${part.kind}).`,
    compared(part.kind, removed),
    'The name is free at this moment.',
  ];
}

function compared(kind: Snapshot['kind'], removed: readonly DataFile[]): string {
  if (kind === 'APPEND') return 'An APPEND removes no file, so nothing is compared.';
  if (removed.length === 0) return 'There is no file to remove.';
  return kind === 'COMPACT'
    ? `Compared: ${filesAre(removed)} still live, and no key ranges would overlap.`
    : `It removes all live files: ${fileNames(removed)}.`;
}

function made({ writer, id, part, removed }: Tried, { event }: State): string[] {
  const lead = `${writer} creates snapshot ${id}, ${part.kind}.`;
  // A refusal has more to say.
  if (event.some(({ kind }) => kind === 'refused')) return [lead];
  const gone = part.kind === 'OVERWRITE' ? ordersOf(removed) : [];
  const went = gone.length > 0 ? [`With them go ${orders(gone)}.`] : [];
  return [lead, compared(part.kind, removed), ...went];
}

function replaced(happening: Replaced, state: State): string[] {
  const { writer, part, old } = happening;
  const lead = `${writer}’s snapshot ${old.id} (${part.kind}) replaces that of ${old.user} (${old.kind}).`;
  const both = 'To both writers that is a success, and no check looks for it.';
  const newest = state.snapshots.at(-1);
  const isNamed = newest?.live.some(({ name }) => part.added.some((file) => file.name === name));
  const built =
    newest && !isNamed
      ? [`Snapshot ${newest.id} was made before, and does not name ${fileNames(part.added)}.`]
      : [];
  const lost = lostOrders(state);
  return [
    lead,
    both,
    ...built,
    lost.length === 0 ? 'No row is missing.' : `A query does not find ${orders(lost)}.`,
  ];
}
