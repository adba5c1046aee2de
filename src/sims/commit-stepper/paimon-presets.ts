import { count } from '../../domain/amounts.ts';
import { readTable } from './fates.ts';
import { acts, next, rows } from './preset.ts';
import type { Preset, Session } from './preset.ts';
import type { Settings } from './state.ts';

const append: Settings = { target: 'append', checkpoints: true };
const key: Settings = { target: 'key', checkpoints: true };

const made = ({ state: { event } }: Session) =>
  event.kind === 'restored' || event.kind === 'committed' ? event.made.length : 0;
const added = (after: Session, before: Session) =>
  after.state.snapshots.length - before.state.snapshots.length;
/** How often the job was restarted since the preset's beginning. */
const restarts = ({ past, state }: Session) =>
  [...past, state].filter(({ event }) => event.kind === 'restored').length;

export const paimonPresets: readonly Preset[] = [
  {
    id: 'not-told',
    title: 'Crash before the notification',
    tryThis:
      'Go on, and crash just before checkpoint 2 is complete: which step makes the difference?',
    settings: append,
    before: 'eeennnn',
    predict: {
      question: 'The job crashes before the committer is told. What becomes of records 1 to 3?',
      choices: [
        { text: 'They are read again', holds: ({ state }) => state.job?.position === 0 },
        { text: 'The restart commits them', holds: (after) => made(after) > 0 },
        { text: 'They are lost', holds: (after) => rows(after) === 0 && next(after) !== 1 },
      ],
      acts: acts('cr'),
      why: (after) =>
        `The checkpoint holds the file’s name, so the restart commits it; the source goes on with record ${next(after)}.`,
    },
  },
  {
    id: 'in-buffer',
    title: 'Crash before the barrier',
    tryThis: 'Send barrier 2, close the file, and crash: what is left in the table’s folder?',
    settings: append,
    before: 'eeennnnnee',
    predict: {
      question: 'Records 4 and 5 are in the writer’s buffer. From where does a restart get them?',
      choices: [
        { text: 'From the writer’s state', holds: ({ state }) => state.job?.buffer.length === 2 },
        { text: 'From an orphan file', holds: (after) => rows(after) > 3 },
        { text: 'From the source', holds: ({ state }) => state.job?.position === 3 },
      ],
      acts: acts('cr'),
      why: (after) =>
        `The buffer is part of no checkpoint. The checkpoint has the source’s position, so record ${next(after)} comes next.`,
    },
  },
  {
    id: 'told-already',
    title: 'Crash after the commit',
    tryThis:
      'Look at “to commit” in the checkpoint: why does it name a file that a snapshot has already?',
    settings: key,
    before: 'eeennnnn',
    predict: {
      question: 'Checkpoint 1 still lists file 1 to commit. What does a restart do with it?',
      choices: [
        { text: 'Commits it once more', holds: (after) => made(after) > 0 },
        {
          text: 'Drops it',
          holds: ({ state: { event } }) =>
            event.kind === 'restored' && event.made.length === 0 && event.dropped.length > 0,
        },
        { text: 'Deletes it', holds: (after, before) => rows(after) < rows(before) },
      ],
      acts: acts('cr'),
      why: ({ state: { snapshots } }) =>
        `The newest snapshot of this commit user has identifier ${snapshots.at(-1)?.identifier ?? 0}, and what is not newer is dropped.`,
    },
  },
  {
    id: 'on-purpose',
    title: 'A failure on purpose',
    tryThis:
      'Choose the append table, and do the same: how many restarts does it need without buckets?',
    settings: key,
    before: 'eeennnn',
    predict: {
      question:
        'The table has a primary key. The job crashes before the notification: how many restarts follow?',
      choices: [
        { text: 'One', holds: (after) => !!after.state.job && restarts(after) === 1 },
        { text: 'Two', holds: (after) => !!after.state.job && restarts(after) === 2 },
        { text: 'No end of them', holds: ({ state }) => !state.job },
      ],
      acts: acts('crr'),
      why: (after) =>
        `Restarts: ${restarts(after)}. The first commits and fails on purpose; the second finds all committed.`,
    },
  },
  {
    id: 'lost-notice',
    title: 'A lost notification',
    tryThis: 'Step back, and crash instead: how many snapshots does the restart make?',
    settings: append,
    before: 'eennnnleennnn',
    predict: {
      question: 'Nobody told the committer of checkpoint 1. It is told of 2: how many snapshots?',
      choices: [
        { text: 'Two, of 2 rows each', holds: (after, before) => added(after, before) === 2 },
        {
          text: 'One, of 4 rows',
          holds: (after, before) => added(after, before) === 1 && rows(after) === 4,
        },
        {
          text: 'One, of 2 rows',
          holds: (after, before) => added(after, before) === 1 && rows(after) === 2,
        },
      ],
      acts: acts('n'),
      why: (after, before) =>
        `The committer keeps files by checkpoint and commits all up to the one it is told of: ${count(added(after, before), 'snapshot')}.`,
    },
  },
  {
    id: 'new-user',
    title: 'A new job without the state',
    tryThis: 'Choose the primary-key table and do the same: how many rows does a reader see then?',
    settings: append,
    before: 'eennnnneennnnn',
    predict: {
      question: 'A new job starts without state and reads all 4 records. How many rows are there?',
      choices: [
        { text: '4: repeats are dropped', holds: (after) => rows(after) === 4 },
        { text: '8: each row twice', holds: (after) => rows(after) === 8 },
      ],
      acts: acts('cseeeennnnn'),
      why: ({ state }) =>
        `${count(readTable(state).length, 'row')}: Paimon compares commit users and identifiers, not rows, and the new job is another user.`,
    },
  },
];
