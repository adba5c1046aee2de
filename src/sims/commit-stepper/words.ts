import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { readTable, writtenTwice } from './fates.ts';
import { mannerOf, piecesName } from './manners.ts';
import { identifiersName, numbersName, recordsName, userName } from './names.ts';
import { isPaimon } from './state.ts';
import type { Committable, Event, Settings, State } from './state.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** What the last action did, and then what a reader of the table sees. */
export function describe(state: State): Words {
  const [lead, ...rest] = tellEvent(state, state.event);
  return [lead, ...rest, tellTable(state)];
}

/** What a reader of the table gets, in one sentence. */
export function tellTable(state: State): string {
  const rows = readTable(state);
  const { reader } = mannerOf(state.settings);
  if (rows.length === 0) return `${reader} sees no row.`;
  const doubled = writtenTwice(state);
  const sees = `${reader} sees ${count(rows.length, 'row')}`;
  if (doubled.length === 0) return `${sees}, none twice.`;
  return state.settings.target === 'key'
    ? `${sees}: several files hold ${recordsName(doubled)}, and each key gives one row.`
    : `${sees}, ${recordsName(doubled)} more than once.`;
}

function tellEvent(state: State, event: Event): Words {
  switch (event.kind) {
    case 'ready':
      return [tellSettings(state), tellJob(state)];
    case 'set':
      return [`A new ${mannerOf(state.settings).place}, and a new job.`, tellSettings(state)];
    case 'refused':
      return [
        'Paimon refuses such a job before it starts: its checkpoints must be exactly-once.',
        'Here all stays as it was.',
      ];
    case 'emitted':
      return event.behind
        ? [`Record ${event.record} waits behind the barrier.`]
        : [`Record ${event.record} goes into the writer’s buffer.`];
    case 'barrier':
      return [
        `Checkpoint ${event.id} begins: the source notes position ${state.job?.position ?? 0} and sends the barrier.`,
      ];
    case 'flushed':
      return tellFlush(state, event);
    case 'acknowledged':
      return tellAcknowledgement(state, event.id);
    case 'completed':
      return [
        `Checkpoint ${event.id} is complete: a restart goes back to position ${state.last?.position ?? 0}.`,
        ...(state.settings.target === 'plain' ? [] : ['The committer has not been told yet.']),
      ];
    case 'lost':
      return [
        `The notification of checkpoint ${event.id} does not arrive, and Flink sends it only once.`,
        'The checkpoint is complete all the same.',
      ];
    case 'committed':
      return tellCommit(state, event);
    case 'ended':
      return tellEnd(state, event);
    case 'timed-out':
      return tellTimeout(event);
    case 'crashed':
      return tellCrash(state, event);
    case 'restored':
      return tellRestore(state, event);
    case 'started':
      return [
        `A new job without state: ${isPaimon(state.settings) ? `commit user ${userName(state.user)}, ` : ''}position 0, the next checkpoint is 1.`,
        ...tellOrphans(state, event.orphans),
      ];
  }
}

function tellSettings({ settings }: State): string {
  return `${mannerOf(settings).kind}; checkpoints are ${settings.checkpoints ? 'exactly-once' : 'off'}.`;
}

/** What the job has done, and its last complete checkpoint. */
export function tellJob({ settings, user, last, job }: State): string {
  const handed = job
    ? `The job${isPaimon(settings) ? ` of user ${userName(user)}` : ''} has handed out ${count(job.position, 'record')}`
    : 'No job runs';
  return last
    ? `${handed}; checkpoint ${last.id} is complete at position ${last.position}.`
    : `${handed}; no checkpoint is complete.`;
}

function tellFlush({ settings }: State, { id, committable }: Of<'flushed'>): Words {
  if (settings.target === 'plain')
    return committable?.file
      ? [
          `The barrier reaches the writer: it sends ${recordsName(committable.file.records)}, and they are visible at once.`,
          `Checkpoint ${id} is not complete yet.`,
        ]
      : ['The barrier passes the writer, which has nothing to send.'];
  if (!committable)
    return [
      'The barrier passes the writer, which has nothing open and tells the committer nothing.',
    ];
  const isKafka = settings.target === 'kafka';
  return committable.file
    ? [
        `The barrier reaches the writer: it ${isKafka ? 'flushes transaction' : 'closes file'} ${committable.file.number} with ${recordsName(committable.file.records)}.`,
        `It hands the ${isKafka ? 'transaction’s id' : 'file’s name'} to the committer, for checkpoint ${id}.`,
      ]
    : ['The writer has no new rows: it hands an empty committable to the committer.'];
}

function tellAcknowledgement({ settings, job }: State, id: number): Words {
  const pending = job?.pending ?? [];
  const all = `The acknowledgements are on their way to the checkpoint coordinator: checkpoint ${id} is not complete yet.`;
  if (settings.target === 'plain') return [all];
  return pending.length === 0
    ? ['The committer has nothing to keep.', all]
    : [`The committer’s state now holds ${piecesName(settings, pending)}.`, all];
}

function tellCommit({ settings }: State, { id, made }: Of<'committed'>): Words {
  if (settings.target === 'plain')
    return [`The writer is told of checkpoint ${id}, and there is nothing left to do.`];
  const told = `The committer is told of checkpoint ${id}`;
  if (!isPaimon(settings))
    return [
      `${told} and ${made.length === 0 ? 'has nothing to commit' : commits(settings, made)}.`,
    ];
  if (made.length === 0) return [`${told} and has nothing to commit: no snapshot.`];
  return [
    `${told} and ${commits(settings, made)}: ${count(made.length, 'new snapshot')}.`,
    ...(made.some(({ file }) => !file)
      ? ['A checkpoint without new rows gets a snapshot too, if its barrier found the writer open.']
      : []),
  ];
}

const commits = (settings: Settings, made: readonly Committable[]) =>
  `commits ${piecesName(settings, made)}`;

function tellEnd({ settings }: State, { made }: Of<'ended'>): Words {
  if (made.length === 0) return ['The input ends, and there is nothing to commit.'];
  if (settings.target === 'plain') return ['The input ends, and the writer sends what it has.'];
  return isPaimon(settings)
    ? [
        `The input ends, and the committer commits once, with ${identifiersName(made)}.`,
        'That is Long.MAX_VALUE.',
      ]
    : [`The input ends, and the committer ${commits(settings, made)}.`];
}

function tellTimeout({ files }: Of<'timed-out'>): Words {
  const numbers = files.map(({ number }) => number);
  return [
    'The job is away for longer than transaction.timeout.ms.',
    files.length === 0
      ? 'The broker finds no prepared transaction to abort.'
      : `The broker aborts ${numbersName('transaction', numbers)}.`,
  ];
}

function tellCrash(state: State, { gone, orphans }: Of<'crashed'>): Words {
  const { last } = state;
  return [
    gone.length === 0 ? 'The job fails.' : `The job fails. Gone from memory: ${recordsName(gone)}.`,
    ...tellOrphans(state, orphans),
    last
      ? `The last complete checkpoint is ${last.id}, at position ${last.position}.`
      : 'No checkpoint is complete.',
  ];
}

function tellOrphans({ settings, event }: State, orphans: number): string[] {
  if (orphans === 0) return [];
  if (settings.target === 'kafka') {
    const transactions = count(orphans, 'prepared transaction');
    return event.kind === 'started'
      ? [`By its prefix it finds and aborts ${transactions}.`]
      : [`${transactions} will be aborted by the next attempt.`];
  }
  return orphans === 1
    ? ['One closed file is an orphan now: nobody will commit it.']
    : [`${orphans} closed files are orphans now: nobody will commit them.`];
}

function tellRestore(state: State, { dropped, made, failed }: Of<'restored'>): Words {
  const { settings, last, job, user } = state;
  const { again, late } = mannerOf(settings);
  const holds = (committables: readonly Committable[], end: string) =>
    committables.length === 0
      ? []
      : [`Its state holds ${piecesName(settings, committables)}, ${end}.`];
  return [
    last
      ? `The job restarts from checkpoint ${last.id}.`
      : `The job restarts without a checkpoint${isPaimon(settings) ? ', as the same commit user' : ''}.`,
    ...holds(dropped, again(user)),
    ...holds(made, late),
    ...holds(
      failed,
      'which the broker has aborted: the commit is refused, counted as failed, and dropped',
    ),
    job
      ? `The source goes on after position ${job.position}.`
      : 'Then Paimon fails the job on purpose, so that writers start from the new snapshot.',
  ];
}
