import type { Step, TableFormat } from '../../readers/table/model.ts';

export const formatNames: Record<TableFormat, string> = {
  iceberg: 'Iceberg',
  delta: 'Delta',
  hudi: 'Hudi',
  paimon: 'Paimon',
};

/** What a format calls a state of the table. */
export const snapshotNames: Record<TableFormat, { one: string; many: string }> = {
  iceberg: { one: 'snapshot', many: 'snapshots' },
  delta: { one: 'version', many: 'versions' },
  hudi: { one: 'instant', many: 'instants' },
  paimon: { one: 'snapshot', many: 'snapshots' },
};

/** The shape that all four share, and what each format has in its place. */
export const shape: readonly {
  step: Step | 'rows';
  name: string;
  purpose: string;
  own: Record<TableFormat, string>;
}[] = [
  {
    step: 'pointer',
    name: 'Pointer',
    purpose:
      'The one small thing that changes at a commit. Who reads it knows the newest snapshot.',
    own: {
      iceberg: 'the catalog’s entry, which names the current metadata file',
      delta: 'the highest number in _delta_log; _last_checkpoint is a hint',
      hudi: 'the newest completed instant, by the names in the timeline',
      paimon: 'the highest number in snapshot; LATEST is a hint',
    },
  },
  {
    step: 'snapshot',
    name: 'Snapshot',
    purpose: 'What the table was at one moment: its columns, and where its lists of files are.',
    own: {
      iceberg: 'an entry of the metadata file, which holds all snapshots',
      delta: 'no file: what is left when all commits up to it are replayed',
      hudi: 'the file slices as of one instant on the timeline',
      paimon: 'a file snapshot-N, with the schema file that it names',
    },
  },
  {
    step: 'lists',
    name: 'Lists of files',
    purpose:
      'Which files belong to it, with counts and bounds, so that no folder has to be searched.',
    own: {
      iceberg: 'a manifest list, which names manifests: a tree',
      delta: 'the commits themselves, and now and then a checkpoint of all',
      hudi: 'what each instant says it wrote, and the metadata table',
      paimon: 'two manifest lists: base for what was, delta for what this commit changed',
    },
  },
  {
    step: 'data',
    name: 'Data files',
    purpose: 'The rows, in files that are never changed once they are written.',
    own: {
      iceberg: 'data files, and delete files or deletion vectors beside them',
      delta: 'data files, and deletion vectors beside them',
      hudi: 'file groups: base files, and log files on top of them',
      paimon: 'buckets; with a primary key, each is an LSM tree of sorted files',
    },
  },
];

/** Beside the chain: how this format differs from the others. */
export const differences: Record<TableFormat, string> = {
  iceberg:
    'Iceberg is a tree. A reader goes from the metadata file down to the few manifests that it needs, however long the table’s history is.',
  delta:
    'Delta is a log. A reader replays commits, from the last checkpoint on; which files are live is known only when all have been read.',
  hudi: 'Hudi is a timeline over file groups. A record key belongs to one group, and each instant writes a newer slice of the groups that it touches.',
  paimon:
    'Paimon splits its lists in two: base for all that was there, delta for what a commit changed. With a primary key, rows are merged when they are read.',
};

/** What a card, an arrow or a word in the lists stands for. */
export const placeWords = {
  missing: 'missing',
  outside: 'not a file of the folder',
  gone: 'taken out',
} as const;
