import { identifiersName, numbersName, userName } from './names.ts';
import { isPaimon } from './state.ts';
import type { Committable, Settings, State, Target } from './state.ts';

/** How a target is spoken of, and what it does with a committable that a restart hands to it. */
interface Manner {
  /** In the list of settings. */
  readonly label: string;
  /** The beginning of a sentence. */
  readonly kind: string;
  readonly place: string;
  readonly reader: string;
  /** Above its cards. */
  readonly heading: string;
  readonly piece: 'file' | 'transaction';
  /** What nobody will commit. */
  readonly leftover: string;
  /** The button at which the barrier reaches the writer. */
  readonly close: string;
  /** Ends of sentences: of what had been committed before, and of what had not. */
  readonly again: (user: number) => string;
  readonly late: string;
}

const table = {
  place: 'table',
  reader: 'A reader of the table',
  heading: 'Snapshots of the table',
  piece: 'file',
  leftover: 'orphan',
  close: 'Close the file',
  again: (user: number) => `which user ${userName(user)} has committed: dropped`,
  late: 'which the table lacks: the committer commits',
} as const;

const folder = {
  ...table,
  place: 'folder',
  reader: 'A reader of the folder',
  heading: 'Visible in the folder',
} as const;

export const manners: Readonly<Record<Target, Manner>> = {
  append: { ...table, label: 'Paimon, append', kind: 'An append table without buckets' },
  key: { ...table, label: 'Paimon, primary key', kind: 'A primary-key table' },
  plain: {
    ...table,
    label: 'No committer',
    kind: 'A sink without a committer',
    place: 'target',
    reader: 'A reader',
    heading: 'Sent, and visible at once',
    close: 'Flush: send',
  },
  rename: {
    ...folder,
    label: 'Files, renamed',
    kind: 'A committer that renames hidden files',
    again: () => 'which is visible already: the committer says so, and nothing changes',
    late: 'which is still hidden: the committer renames it',
  },
  copy: {
    ...folder,
    label: 'Files, copied',
    kind: 'A committer that copies hidden files',
    late: 'and the committer copies it: it cannot know whether it did before',
  },
  kafka: {
    label: 'Kafka transactions',
    kind: 'KafkaSink with transactions',
    place: 'topic',
    reader: 'A read_committed consumer',
    heading: 'Committed transactions',
    piece: 'transaction',
    leftover: 'given up',
    close: 'Flush',
    again: () => 'which is committed already: the broker accepts, and nothing changes',
    late: 'which is still open: the committer commits it',
  },
};

export const mannerOf = ({ target }: Settings): Manner => manners[target];

/** `identifiers 2, 3` of Paimon, `files 1–2` or `transaction 1` of others. */
export const piecesName = (settings: Settings, committables: readonly Committable[]): string =>
  isPaimon(settings)
    ? identifiersName(committables)
    : numbersName(
        mannerOf(settings).piece,
        committables.flatMap(({ file }) => file?.number ?? []),
      );

/** What the next step of the checkpoint is called on its button. */
export function nextName({ settings, job, nextId }: State): string {
  if (!settings.checkpoints) return 'End the input';
  if (!job || (job.notice === null && !job.barrier)) return `Send barrier ${nextId}`;
  if (job.notice !== null) return settings.target === 'plain' ? 'Notify' : 'Notify: commit';
  switch (job.barrier?.at) {
    case 'channel':
      return mannerOf(settings).close;
    case 'committer':
      return 'Acknowledge';
    default:
      return 'Complete';
  }
}
