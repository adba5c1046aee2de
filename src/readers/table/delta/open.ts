import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import { locateIn } from '../locate.ts';
import { MOST_SNAPSHOTS, type Snapshot, type TableHistory, type TableReader } from '../model.ts';
import { deltaChain } from './chain.ts';
import { listLog, readableVersions, type DeltaLog } from './log-files.ts';
import { DeltaReplays } from './replay.ts';
import { deltaRows } from './rows.ts';
import { deltaColumns, readDeltaSchema } from './schema.ts';
import type { DeltaMetadata } from './actions.ts';

/** Opens a Delta table by what is in its log. */
export async function openDelta(tree: FileTree, root: string): Promise<TableReader> {
  const log = listLog(tree, root);
  const replays = new DeltaReplays(tree, root, log);
  const locate = locateIn(tree, root, null);
  const stateOf = (id: string) => {
    if (!/^\d{1,15}$/.test(id)) throw new Unreadable(`The table has no version ${id}.`);
    return replays.of(Number(id));
  };
  return {
    history: await deltaHistory(root, log, replays),
    chain: async (id) => deltaChain(tree, locate, log, await stateOf(id)),
    rows: async (id, onProgress) => deltaRows(tree, locate, await stateOf(id), onProgress),
    housekeeping: (path) => logHousekeeping(path.slice(root.length)),
  };
}

async function deltaHistory(
  root: string,
  log: DeltaLog,
  replays: DeltaReplays,
): Promise<TableHistory> {
  const all = readableVersions(log);
  const versions = all.slice(-MOST_SNAPSHOTS);
  const newest = versions.at(-1);
  const [oldest] = versions;
  if (newest === undefined || oldest === undefined) {
    throw new Unreadable(
      'No version of this Delta table can be rebuilt: its first commits are gone, and there is no checkpoint.',
    );
  }
  const notes: string[] = [];
  if (versions.length < all.length) {
    notes.push(`Of ${all.length} versions the last ${versions.length} are listed.`);
  }
  const latest = Math.max(newest, ...log.commits.keys());
  if (latest > newest) {
    notes.push(
      `The log goes on to version ${latest}, but a commit before it is missing: no version after ${newest} can be rebuilt.`,
    );
  }
  if (oldest > 0 && versions.length === all.length) {
    notes.push(
      `Versions before ${oldest} cannot be rebuilt any more: the commits that led to them were cleaned up.`,
    );
  }
  const first = await replays.of(oldest);
  let { metadata, protocol } = first;
  const snapshots: Snapshot[] = [];
  for (const version of versions) {
    const path = log.commits.get(version);
    const actions = path === undefined ? [] : await replays.actions(path);
    let info: Snapshot['summary'] = [];
    let operation = 'checkpoint';
    let time: number | null = null;
    for (const action of actions) {
      if (action.kind === 'metaData') metadata = action.metadata;
      if (action.kind === 'protocol') protocol = action.protocol;
      if (action.kind === 'commitInfo') {
        ({ operation, time } = action.info);
        info = action.info.facts.map(([name, value]) => ({ name, value }));
      }
    }
    snapshots.push({
      id: String(version),
      label: `v${version}`,
      parent: version === oldest ? null : String(version - 1),
      time,
      operation,
      summary: info,
      columns: deltaColumns(readDeltaSchema(metadata)),
    });
  }
  const features = protocol?.features.join(', ') ?? '';
  return {
    format: 'delta',
    version: `reader version ${protocol?.reader ?? 1}, writer version ${protocol?.writer ?? 1}`,
    root,
    isUtc: true,
    facts: [{ name: 'table features', value: features }, ...metadataFacts(metadata)].filter(
      ({ value }) => value !== '',
    ),
    snapshots,
    current: String(newest),
    pointers: [{ name: 'newest', kind: 'current', snapshot: String(newest), path: null }],
    notes,
  };
}

function metadataFacts(metadata: DeltaMetadata | null) {
  if (!metadata) return [];
  return [
    { name: 'name', value: metadata.name },
    { name: 'table id', value: metadata.id },
    { name: 'partitioned by', value: metadata.partitionColumns.join(', ') },
    ...metadata.configuration.map(([name, value]) => ({ name, value })),
  ];
}

function logHousekeeping(path: string): string | null {
  if (!path.startsWith('_delta_log/')) return null;
  if (/\/\d{20}\.json$/.test(path)) {
    return 'a commit that no version needs any more: a later checkpoint holds what it said';
  }
  if (/\.checkpoint\..*(parquet|json)$/.test(path) || path.includes('/_sidecars/')) {
    return 'an older checkpoint, or part of one';
  }
  if (/\/\d{20}\.crc$/.test(path)) return 'a version’s checksum: sizes and counts to check it by';
  if (/\.compacted\.json$/.test(path))
    return 'several commits in one file, to be read instead of them';
  if (path.endsWith('_last_checkpoint')) return 'the hint to the newest checkpoint';
  return null;
}
