import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { readTable, writtenTwice } from './fates.ts';
import { identifiersName, recordsName, userName } from './names.ts';
import type { Event, State } from './state.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** What the last action did, and then what a reader of the table sees. */
export function describe(state: State): Words {
  const [lead, ...rest] = tellEvent(state, state.event);
  return [lead, ...rest, tellTable(state)];
}

/** What a reader of the table gets, in one sentence. */
export function tellTable(state: State): string {
  const rows = readTable(state);
  if (rows.length === 0) return 'A reader of the table sees no row.';
  const doubled = writtenTwice(state);
  const sees = `A reader of the table sees ${count(rows.length, 'row')}`;
  if (doubled.length === 0) return `${sees}, none twice.`;
  return state.settings.table === 'append'
    ? `${sees}, ${recordsName(doubled)} more than once.`
    : `${sees}: several files hold ${recordsName(doubled)}, and each key gives one row.`;
}

function tellEvent(state: State, event: Event): Words {
  switch (event.kind) {
    case 'ready':
      return [tellSettings(state), tellJob(state)];
    case 'set':
      return ['A new table, and a new job.', tellSettings(state)];
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
      return tellFlush(event);
    case 'acknowledged':
      return tellAcknowledgement(state, event.id);
    case 'completed':
      return [
        `Checkpoint ${event.id} is complete: a restart goes back to position ${state.last?.position ?? 0}.`,
        'The committer has not been told yet.',
      ];
    case 'lost':
      return [
        `The notification of checkpoint ${event.id} does not arrive, and Flink sends it only once.`,
        'The checkpoint is complete all the same.',
      ];
    case 'committed':
      return tellCommit(event);
    case 'ended':
      return event.made.length === 0
        ? ['The input ends, and there is nothing to commit.']
        : [
            `The input ends, and the committer commits once, with ${identifiersName(event.made)}.`,
            'That is Long.MAX_VALUE.',
          ];
    case 'crashed':
      return tellCrash(state, event);
    case 'restored':
      return tellRestore(state, event);
    case 'started':
      return [
        `A new job without state: commit user ${userName(state.user)}, position 0, the next checkpoint is 1.`,
        ...tellOrphans(event.orphans),
      ];
  }
}

function tellSettings({ settings: { table, checkpoints } }: State): string {
  const kind = table === 'append' ? 'An append table without buckets' : 'A primary-key table';
  return `${kind}; checkpoints are ${checkpoints ? 'exactly-once' : 'off'}.`;
}

/** What the job has done, and its last complete checkpoint. */
export function tellJob({ user, last, job }: State): string {
  const handed = job
    ? `The job of user ${userName(user)} has handed out ${count(job.position, 'record')}`
    : 'No job runs';
  return last
    ? `${handed}; checkpoint ${last.id} is complete at position ${last.position}.`
    : `${handed}; no checkpoint is complete.`;
}

function tellFlush({ id, committable }: Of<'flushed'>): Words {
  if (!committable)
    return [
      'The barrier passes the writer, which has nothing open and tells the committer nothing.',
    ];
  return committable.file
    ? [
        `The barrier reaches the writer: it closes file ${committable.file.number} with ${recordsName(committable.file.records)}.`,
        `It hands the file’s name to the committer, for checkpoint ${id}.`,
      ]
    : ['The writer has no new rows: it hands an empty committable to the committer.'];
}

function tellAcknowledgement({ job }: State, id: number): Words {
  const pending = job?.pending ?? [];
  const all = `The acknowledgements are on their way to the JobManager: checkpoint ${id} is not complete yet.`;
  return pending.length === 0
    ? ['The committer has nothing to keep.', all]
    : [`The committer’s state now holds ${identifiersName(pending)}.`, all];
}

function tellCommit({ id, made }: Of<'committed'>): Words {
  const told = `The committer is told of checkpoint ${id}`;
  if (made.length === 0) return [`${told} and has nothing to commit: no snapshot.`];
  return [
    `${told} and commits ${identifiersName(made)}: ${count(made.length, 'new snapshot')}.`,
    ...(made.some(({ file }) => !file)
      ? ['A checkpoint without new rows gets a snapshot too, if its barrier found the writer open.']
      : []),
  ];
}

function tellCrash({ last }: State, { gone, orphans }: Of<'crashed'>): Words {
  return [
    gone.length === 0 ? 'The job fails.' : `The job fails. Gone from memory: ${recordsName(gone)}.`,
    ...tellOrphans(orphans),
    last
      ? `The last complete checkpoint is ${last.id}, at position ${last.position}.`
      : 'No checkpoint is complete.',
  ];
}

function tellOrphans(orphans: number): string[] {
  if (orphans === 0) return [];
  return orphans === 1
    ? ['One closed file is an orphan now: nobody will commit it.']
    : [`${orphans} closed files are orphans now: nobody will commit them.`];
}

function tellRestore({ last, job, user }: State, { dropped, made }: Of<'restored'>): Words {
  return [
    last
      ? `The job restarts from checkpoint ${last.id}.`
      : 'The job restarts without a checkpoint, as the same commit user.',
    ...(dropped.length > 0
      ? [
          `Its state holds ${identifiersName(dropped)}, which user ${userName(user)} has committed: dropped.`,
        ]
      : []),
    ...(made.length > 0
      ? [`Its state holds ${identifiersName(made)}, which the table lacks: the committer commits.`]
      : []),
    job
      ? `The source goes on after position ${job.position}.`
      : 'Then Paimon fails the job on purpose, so that writers start from the new snapshot.',
  ];
}
