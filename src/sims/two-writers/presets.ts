import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset, Prediction } from '../simulator.ts';
import { decodeAction } from './address.ts';
import { step } from './model.ts';
import { fileNames, orders } from './names.ts';
import { emptyTable } from './state.ts';
import type { Action, State } from './state.ts';
import { ordersOf } from './table.ts';
import type { WriterId } from './table.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  /** What happened in an empty table before the reader begins, as in an address. */
  readonly played: string;
}

type Question = Omit<Prediction<Session, Action>, 'choices'> & {
  readonly texts: readonly string[];
  /** Which of the texts holds. */
  readonly truth: (after: Session, before: Session) => number;
};

const ask = ({ texts, truth, ...rest }: Question): Prediction<Session, Action> => ({
  ...rest,
  choices: texts.map((text, index) => ({
    text,
    holds: (after, before) => truth(after, before) === index,
  })),
});

const A: Action = { kind: 'run', writer: 'A' };
const B: Action = { kind: 'run', writer: 'B' };

const newest = ({ state }: Session) => state.snapshots.at(-1);
const read = (session: Session) => ordersOf(newest(session)?.live ?? []);
const newestId = (session: Session) => String(newest(session)?.id ?? 0);
/** The snapshot that a half of the writer's last commit became; 0 where it became none. */
const became = ({ state }: Session, writer: WriterId, half = 0) => {
  const outcome = state.writers[writer].parts[half]?.outcome;
  return typeof outcome === 'object' ? outcome.id : 0;
};
const brought = ({ state }: Session, writer: WriterId) =>
  state.writers[writer].parts.flatMap(({ kind, added }) => (kind === 'COMPACT' ? [] : added));
/** How many of the rows that the writer had prepared a query finds. */
const found = (after: Session, before: Session, writer: WriterId) => {
  const rows = ordersOf(brought(before, writer));
  return read(after).filter((order) => rows.includes(order)).length;
};

export const presets: readonly Preset[] = [
  {
    id: 'two-appends',
    title: 'Two appends want one name',
    tryThis: 'End A’s commit, then B’s: does B write its data file again?',
    played: 'aw0.bw0.a.a.b.b.a.b.as.bs',
    predict: ask({
      question:
        'A and B are about to create snapshot-3. A does it first. What becomes of B’s commit?',
      texts: ['It becomes snapshot 4', 'B’s job fails', 'It replaces A’s'],
      truth: (after) => [4, 0, 3].indexOf(became(after, 'B')),
      acts: [A, B],
      why: (after) =>
        `The same file ${fileNames(brought(after, 'B'))} is named by snapshot ${became(after, 'B')}. An append removes no file, so it is not compared.`,
    }),
  },
  {
    id: 'beside-appends',
    title: 'A write-only job and a compaction job',
    tryThis: 'Let B wait just before its name while A appends: how does B’s second attempt end?',
    played: 'aw0.bc0.a.a.a.a.b',
    predict: ask({
      question:
        'B has prepared a compaction over snapshot 2. A appends twice more. Can B commit then?',
      texts: ['No: its base is old', 'Yes, and all rows stay', 'Yes, and A’s new rows go'],
      truth: (after, before) => {
        if (became(after, 'B') === 0) return 0;
        return read(after).length === read(before).length + 4 ? 1 : 2;
      },
      acts: [A, A, A, A, B],
      why: (after) =>
        `Snapshot ${newestId(after)} holds ${orders(read(after))}. The appends removed nothing, so what B merged was still live.`,
    }),
  },
  {
    id: 'taking-turns',
    title: 'Two jobs that take turns',
    tryThis: 'Go on in turns, a whole commit each: who restarts next, and does it end?',
    played: 'a.a.b.b',
    predict: ask({
      question: 'B’s commit is over before A’s begins: never both at once. What gets in of A’s?',
      texts: ['APPEND and COMPACT', 'Only the APPEND', 'Nothing'],
      truth: (after) => [0, 1].filter((half) => became(after, 'A', half) === 0).length,
      acts: [A, A],
      why: (after, before) =>
        `A’s job kept the list of files that it had before B merged them into ${fileNames(newest(before)?.live ?? [])}. Its APPEND needs no list, and is snapshot ${became(after, 'A')}.`,
    }),
  },
  {
    id: 'two-compactions',
    title: 'Two compactions of one bucket',
    tryThis: 'After the refusal, prepare and commit B once more: does its compaction fit now?',
    played: 'a.a.a.b',
    predict: ask({
      question: 'Both have merged f1. A commits, then B. How often does a query find B’s two rows?',
      texts: ['Not at all', 'Twice each', 'Once each'],
      truth: (after, before) => [0, 4, 2].indexOf(found(after, before, 'B')),
      acts: [A, B],
      why: (after) =>
        `B’s APPEND is snapshot ${became(after, 'B')}. Only its COMPACT was refused, and that brings no rows.`,
    }),
  },
  {
    id: 'overwrite',
    title: 'INSERT OVERWRITE beside a stream',
    tryThis: 'Step back, and let A commit before B: which rows stay then?',
    played: 'bw0.a.a.b.b.ao0.a.b',
    predict: ask({
      question:
        'A has prepared an overwrite, B a new file f4. B commits, then A. What becomes of f4?',
      texts: ['It stays: A never saw it', 'It stays: A is refused', 'A removes it'],
      truth: (after, before) => {
        if (became(after, 'A') === 0) return 1;
        return found(after, before, 'B') > 0 ? 0 : 2;
      },
      acts: [B, A],
      why: (after) =>
        `Snapshot ${newestId(after)} removed ${fileNames(newest(after)?.removed ?? [])}: an overwrite lists the live files when it commits, not when it is prepared.`,
    }),
  },
  {
    id: 'lost-rename',
    title: 'A store that replaces a taken name',
    tryThis: 'Step back, and let B be first instead: do B’s rows stay then?',
    played: 'rr.bw0.a.a.a.b.as.bs',
    predict: ask({
      question:
        'A creates snapshots 3 and 4. Then B creates snapshot-3 too. Whose new rows are read?',
      texts: ['Only A’s', 'Only B’s: it came last', 'Those of both'],
      truth: (after, before) => {
        const [a, b] = [found(after, before, 'A'), found(after, before, 'B')];
        return a > 0 && b > 0 ? 2 : Number(b > 0);
      },
      acts: [A, B],
      why: (after) =>
        `B’s file ${fileNames(brought(after, 'B'))} is named by snapshot 3 alone. Snapshot ${newestId(after)} was made from A’s own snapshot 3, and both jobs were told of a success.`,
    }),
  },
];

export function presetState({ played }: Preset): State {
  const state = played.split('.').reduce((before, text) => {
    const action = decodeAction(text);
    return action ? step(before, action) : before;
  }, emptyTable);
  return { ...state, event: [{ kind: 'start' }] };
}
