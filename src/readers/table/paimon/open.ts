import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import type { Pointer, Snapshot, TableHistory, TableReader } from '../model.ts';
import { paimonChain } from './chain.ts';
import { paimonRows } from './rows.ts';
import { paimonColumns, PaimonSchemas, type PaimonSchema } from './schema.ts';
import { readSnapshots, type PaimonSnapshot, type PaimonSnapshots } from './snapshots.ts';
import { PaimonStates } from './state.ts';

/** Opens a Paimon table by its snapshot files. */
export async function openPaimon(tree: FileTree, root: string): Promise<TableReader> {
  const schemas = new PaimonSchemas(tree, root);
  const states = new PaimonStates(tree, root, schemas);
  const snapshots = await readSnapshots(tree, root);
  const stateOf = (id: string) => {
    const snapshot = snapshots.all.find((one) => one.id === id);
    if (!snapshot) throw new Unreadable(`The table has no snapshot ${id}.`);
    return states.of(snapshot);
  };
  return {
    history: await paimonHistory(root, snapshots, schemas),
    chain: async (id) => paimonChain(tree, snapshots, states, await stateOf(id)),
    rows: async (id, onProgress) =>
      paimonRows(tree, schemas, states, await stateOf(id), onProgress),
    housekeeping: (path) => housekeeping(path.slice(root.length)),
  };
}

async function paimonHistory(
  root: string,
  snapshots: PaimonSnapshots,
  schemas: PaimonSchemas,
): Promise<TableHistory> {
  const { all, latest, tags, branches, latestHint, left } = snapshots;
  const notes: string[] = [];
  if (left > 0) notes.push(`Of ${all.length + left} snapshots the last ${all.length} are listed.`);
  const listed: Snapshot[] = [];
  let newest: PaimonSchema | null = null;
  for (const snapshot of all) {
    const schema = await schemas.of(snapshot.schemaId, snapshot.branch);
    if (snapshot.id === latest) newest = schema;
    listed.push({
      id: snapshot.id,
      label:
        snapshot.branch === null ? `#${snapshot.id}` : `${snapshot.branch} #${snapshot.number}`,
      parent: parentOf(all, snapshot),
      time: snapshot.time,
      operation: snapshot.kind,
      summary: snapshot.facts.map(([name, value]) => ({ name, value })),
      columns: paimonColumns(schema),
    });
  }
  const pointers: Pointer[] = [
    ...(latest === null
      ? []
      : [{ name: 'LATEST', kind: 'current' as const, snapshot: latest, path: latestHint }]),
    ...branches.map(({ name, snapshot, path }): Pointer => ({
      name,
      kind: 'branch',
      snapshot,
      path,
    })),
    ...tags.map(({ name, snapshot, path }): Pointer => ({
      name,
      kind: 'tag',
      snapshot: snapshot.id,
      path,
    })),
  ];
  return {
    format: 'paimon',
    version: `snapshot files of Paimon${newest && newest.primaryKeys.length > 0 ? ', a table with a primary key' : ', an append table'}`,
    root,
    isUtc: true,
    facts: newest ? tableFacts(newest) : [],
    snapshots: listed,
    current: latest ?? listed.at(-1)?.id ?? null,
    pointers,
    notes,
  };
}

function parentOf(all: readonly PaimonSnapshot[], { number, branch }: PaimonSnapshot) {
  const before = all.filter((one) => one.number === number - 1);
  const own = before.find((one) => one.branch === branch);
  return (own ?? before.find((one) => one.branch === null))?.id ?? null;
}

function tableFacts({ primaryKeys, partitionKeys, options }: PaimonSchema) {
  return [
    { name: 'primary key', value: primaryKeys.join(', ') },
    { name: 'partitioned by', value: partitionKeys.join(', ') },
    ...[...options].map(([name, value]) => ({ name, value })),
  ].filter(({ value }) => value !== '');
}

function housekeeping(path: string): string | null {
  if (/(^|\/)snapshot\/(EARLIEST|LATEST)$/.test(path)) {
    return 'a hint, so that the folder need not be listed; it may lag behind';
  }
  if (/(^|\/)schema\/schema-\d+$/.test(path)) return 'a version of the schema; all are kept';
  if (/(^|\/)(snapshot\/snapshot-\d+|tag\/tag-[^/]+)$/.test(path)) {
    return 'a copy of a snapshot: a tag, or what a branch began with';
  }
  if (/(^|\/)consumer\//.test(path)) return 'how far a streaming reader has come';
  if (/(^|\/)changelog\//.test(path)) return 'a snapshot that is kept for its changelog only';
  return null;
}
