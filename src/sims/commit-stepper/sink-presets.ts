import { count } from '../../domain/amounts.ts';
import { timesWritten } from './fates.ts';
import { acts, next, rows } from './preset.ts';
import type { Preset, Session } from './preset.ts';
import type { Target } from './state.ts';

const to = (target: Target) => ({ target, checkpoints: true });
/** How often a reader sees record 1. */
const times = ({ state }: Session) => timesWritten(state, 1);
/** Whether the source hands out record 1 again. */
const again = (after: Session) => next(after) === 1;

export const sinkPresets: readonly Preset[] = [
  {
    id: 'rename-complete',
    title: 'Rename: not yet committed',
    tryThis: 'Go on, and crash just before checkpoint 2 is complete: which step decides?',
    settings: to('rename'),
    before: 'eeennnn',
    predict: {
      question:
        'The checkpoint is complete, and the job crashes before the commit. What becomes of records 1 to 3?',
      choices: [
        { text: 'They are read again', holds: again },
        { text: 'They stay hidden', holds: (after) => times(after) === 0 && !again(after) },
        { text: 'The restart commits them', holds: (after) => times(after) > 0 },
      ],
      acts: acts('cr'),
      why: (after) =>
        `A complete checkpoint has the file’s name and the position: ${count(rows(after), 'row')}, and the source goes on with record ${next(after)}.`,
    },
  },
  {
    id: 'copy-committed',
    title: 'Copy: already committed',
    tryThis:
      'Choose renamed files and crash after the commit, then copied files and crash before it: does either double?',
    settings: to('copy'),
    before: 'eeennnnn',
    predict: {
      question:
        'The committer has copied the file, and the job crashes. How often is record 1 there?',
      choices: [
        { text: 'Once: it was committed', holds: (after) => times(after) === 1 },
        { text: 'Twice', holds: (after) => times(after) === 2 },
      ],
      acts: acts('cr'),
      why: (after) =>
        `It is there ${times(after)} times: checkpoint 1 still has the file’s name, so Flink commits it again, and a folder of copies does not remember it.`,
    },
  },
  {
    id: 'kafka-away',
    title: 'Kafka: away for too long',
    tryThis:
      'Reset and restart without the wait; then crash, wait and restart: is anything lost now?',
    settings: to('kafka'),
    before: 'eeennnnc',
    predict: {
      question:
        'Checkpoint 1 is complete, not committed. The job comes back after the transaction’s timeout: what becomes of records 1 to 3?',
      choices: [
        { text: 'They are lost', holds: (after) => times(after) === 0 && !again(after) },
        { text: 'They are read again', holds: again },
        { text: 'They are committed late', holds: (after) => times(after) > 0 },
      ],
      acts: acts('tr'),
      why: (after) =>
        `The broker has aborted their transaction, and the source’s position is past them: the job runs on with record ${next(after)}.`,
    },
  },
  {
    id: 'kafka-not-told',
    title: 'Kafka: a lost notification',
    tryThis: 'Reset and crash instead: what does the restart commit?',
    settings: to('kafka'),
    before: 'eennnnl',
    predict: {
      question: 'Nobody told the committer of checkpoint 1. When are records 1 and 2 committed?',
      choices: [
        { text: 'At the next restart only', holds: (after) => rows(after) === 0 },
        { text: 'With checkpoint 2', holds: (after) => rows(after) === 4 },
        { text: 'Never: 3 and 4 alone', holds: (after) => times(after) === 0 && rows(after) > 0 },
      ],
      acts: acts('eennnnn'),
      why: (after) =>
        `The committer commits all checkpoints up to the one it is told of: ${count(rows(after), 'row')}.`,
    },
  },
  {
    id: 'no-committer',
    title: 'No committer: a crash',
    tryThis: 'Reset, complete the checkpoint, and crash then: is anything read again?',
    settings: to('plain'),
    before: 'eeenn',
    predict: {
      question:
        'The sink has sent records 1 to 3. A crash, a restart, and a whole checkpoint: how often is record 1 there?',
      choices: [
        { text: 'Twice', holds: (after) => times(after) === 2 },
        { text: 'Once', holds: (after) => times(after) === 1 },
      ],
      acts: acts('creeennnnn'),
      why: (after) =>
        `It is there ${times(after)} times: checkpoint 1 never became complete, so its records were read again, and what was sent stays.`,
    },
  },
];
