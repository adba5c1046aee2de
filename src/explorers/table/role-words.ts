import type { Role, TableFormat } from '../../readers/table/model.ts';

interface RoleWords {
  name: string;
  /** One to three sentences: what it is, and why it is there. */
  what: string;
}

const common: Record<Role, RoleWords> = {
  pointer: {
    name: 'pointer',
    what: 'Names the newest snapshot. It is the only thing that a commit has to change in one step.',
  },
  properties: { name: 'properties', what: 'Settings of the table.' },
  metadata: { name: 'table metadata', what: 'Describes the table as a whole.' },
  snapshot: { name: 'snapshot', what: 'Describes the table at one moment.' },
  schema: { name: 'schema', what: 'The columns of the table, with their ids and types.' },
  commit: { name: 'commit', what: 'What one writer changed.' },
  checkpoint: { name: 'checkpoint', what: 'The whole state of one version.' },
  sidecar: { name: 'sidecar', what: 'A part of a checkpoint.' },
  instant: { name: 'instant', what: 'One action on the table.' },
  listing: { name: 'metadata table', what: 'Lists the files of the table.' },
  'manifest-list': { name: 'manifest list', what: 'Names the manifests of a snapshot.' },
  'index-manifest': { name: 'index manifest', what: 'Names the index files of a snapshot.' },
  manifest: { name: 'manifest', what: 'Lists files.' },
  data: { name: 'data file', what: 'Holds rows.' },
  changelog: {
    name: 'changelog',
    what: 'Holds what changed, row by row, for readers of a stream.',
  },
  log: { name: 'log file', what: 'Holds changes on top of a base file.' },
  'position-deletes': {
    name: 'position deletes',
    what: 'Names rows that are deleted, by data file and position. A reader leaves them out, so that a delete need not write the data file again.',
  },
  'equality-deletes': {
    name: 'equality deletes',
    what: 'Holds values: every row that was written before and has the same values is deleted. The writer need not look where those rows are, and every reader has to compare.',
  },
  'deletion-vector': {
    name: 'deletion vector',
    what: 'One bit for each row of a data file: where it is set, the row is deleted. It is packed as a Roaring bitmap.',
  },
  index: { name: 'index', what: 'Helps readers or writers to find rows.' },
  statistics: {
    name: 'statistics',
    what: 'Sketches for the query planner, such as how many different values a column has. No reader needs them for right rows.',
  },
};

const own: Record<TableFormat, Partial<Record<Role, RoleWords>>> = {
  iceberg: {
    pointer: {
      name: 'pointer',
      what: 'An Iceberg commit writes a new metadata file and then swaps this pointer to it, in one step. Most catalogs keep it in a database; a catalog on a file system has version-hint.text, which holds the number of the newest metadata file.',
    },
    metadata: {
      name: 'table metadata',
      what: 'Everything about the table but its files: schemas, partition specs, all snapshots that are still kept, branches and tags. Every commit writes it anew as a whole.',
    },
    'manifest-list': {
      name: 'manifest list',
      what: 'One for each snapshot. It names all manifests, with counts and the bounds of their partitions, so that a query can pass over whole manifests without reading them.',
    },
    manifest: {
      name: 'manifest',
      what: 'Lists data files or delete files, each with its status, partition, counts, and bounds of its columns. A snapshot uses the manifests of earlier ones again: only what changed is written.',
    },
    data: {
      name: 'data file',
      what: 'Holds rows. Columns carry field ids, so that a renamed column still finds its values. The file is never changed: deletes are written beside it, or the rest of its rows into a new file.',
    },
    'deletion-vector': {
      name: 'deletion vector',
      what: 'Since format version 3: one bit for each row of one data file, packed as a Roaring bitmap into a Puffin file. A data file has one vector at most, so that a new one holds the old deletes too.',
    },
  },
  delta: {
    pointer: {
      name: 'pointer',
      what: 'No file names the newest version of a Delta table: a reader lists _delta_log, and the highest number is it. A commit is made by writing the next number, which must not be there yet. _last_checkpoint is only a hint, to begin there.',
    },
    commit: {
      name: 'commit',
      what: 'One JSON object a line, each an action: add a file, remove a file, change the schema. There is no tree: a reader replays all commits in order, and what was added and not removed is the table.',
    },
    checkpoint: {
      name: 'checkpoint',
      what: 'What replaying all commits up to its version gives, written down. Readers begin here and replay only what came later. It is the nearest that Delta has to manifests.',
    },
    sidecar: {
      name: 'sidecar',
      what: 'Part of a checkpoint of version 2: the list of files is kept here, so that several can be written and read at once.',
    },
    data: {
      name: 'data file',
      what: 'Holds rows. Columns that the table is partitioned by are left out: their values stand in the log. The file is never changed; a delete writes a new file, or a deletion vector beside it.',
    },
    'deletion-vector': {
      name: 'deletion vector',
      what: 'One bit for each row of a data file, packed as a Roaring bitmap. One file may hold several; the log says at which byte each begins. The data file is removed and added again with its new vector, in one commit.',
    },
    changelog: {
      name: 'change data',
      what: 'Rows before and after a change, for readers that ask for the change data feed. The rows of the table do not need it.',
    },
  },
  hudi: {
    pointer: {
      name: 'pointer',
      what: 'No file names the newest snapshot of a Hudi table: a reader lists the timeline. An instant counts once it has a completed file; one that is requested or inflight is work that nobody sees yet.',
    },
    properties: {
      name: 'table properties',
      what: 'The version of the table, whether it is copy on write or merge on read, its record key and partition fields. It changes rarely, and not at a commit.',
    },
    instant: {
      name: 'instant',
      what: 'An action on the table at one time. Its file names say how far it is: requested, inflight, completed. The completed one says which files were written into which file group.',
    },
    listing: {
      name: 'metadata table',
      what: 'A Hudi table within the table: its partition “files” lists all files of this one, so that no folder has to be listed. It is merge on read, with HFiles as base files.',
    },
    data: {
      name: 'base file',
      what: 'The rows of one file group as of one instant. An update writes the group’s base file anew (copy on write) or a log file beside it (merge on read). Older base files stay for time travel until they are cleaned.',
    },
    log: {
      name: 'log file',
      what: 'Updates and deletes that came after the base file of the group. A snapshot query merges them with it by record key; a read-optimized query leaves them out; a compaction makes a new base file of both.',
    },
  },
  paimon: {
    pointer: {
      name: 'pointer',
      what: 'LATEST holds the number of the newest snapshot, so that the folder need not be listed; it may lag behind. A commit is made by writing the next snapshot file. A tag is a copy of a snapshot that expiry leaves alone.',
    },
    snapshot: {
      name: 'snapshot',
      what: 'One small JSON file for each commit: which schema, which manifest lists, what kind of commit. APPEND adds records, COMPACT only arranges them anew, OVERWRITE takes others out.',
    },
    schema: {
      name: 'schema',
      what: 'A version of the columns, with the primary key, the partition keys and all options. Files remember by which schema they were written: a column is found by its id, also after a rename.',
    },
    'manifest-list': {
      name: 'manifest list',
      what: 'Each snapshot has two: base names the manifests of all that was there before, delta those of what this commit changed. A streaming reader needs only the deltas. A third one, changelog, is there if the table produces one.',
    },
    manifest: {
      name: 'manifest',
      what: 'Entries ADD or DELETE for data files, with bucket, level, key range and sequence numbers. All entries together, in order, give the files of the snapshot.',
    },
    data: {
      name: 'data file',
      what: 'With a primary key: records of a bucket, sorted by key, in one level of an LSM tree. Each has a sequence number and a kind (+I, -U, +U, -D); of all records with one key the newest counts. Without a key: plain rows.',
    },
    'index-manifest': {
      name: 'index manifest',
      what: 'Names the index files of the snapshot: deletion vectors, or which bucket a key is in.',
    },
    'deletion-vector': {
      name: 'deletion vectors',
      what: 'Bitmaps of deleted rows, one for each data file that has some. Compaction writes them, so that a read need not merge levels.',
    },
    changelog: {
      name: 'changelog file',
      what: 'What changed in this commit, with the rows before and after, as a streaming reader wants it. The rows of the table do not need it.',
    },
  },
};

export function roleWords(format: TableFormat, role: Role): RoleWords {
  return own[format][role] ?? common[role];
}

/** What it means that a file is named and not there. */
export function missingWords(format: TableFormat, role: Role): string {
  switch (role) {
    case 'data':
      return format === 'hudi'
        ? 'It may have been cleaned: older file slices are deleted after some commits, and then this snapshot cannot be read whole any more.'
        : 'Its rows are lost to this snapshot. It may have been deleted by a cleanup (vacuum, expiry, orphan files), or was left out when the folder was copied.';
    case 'position-deletes':
    case 'equality-deletes':
    case 'deletion-vector':
      return 'Without it, rows that were deleted would come back: the snapshot cannot be read rightly.';
    case 'manifest':
    case 'manifest-list':
      return 'All files that it lists are lost to this snapshot, though they may still be in the folder.';
    case 'schema':
      return 'Without it, it is not known which columns the files of this schema have.';
    case 'log':
      return 'The changes that it held are lost, or were cleaned after a compaction.';
    case 'statistics':
    case 'index':
    case 'changelog':
      return 'The rows of the snapshot do not need it.';
    default:
      return 'What it said of the table is lost.';
  }
}
