import type { FileTree } from '../../file-tree.ts';
import { readText } from '../../json.ts';
import { Unreadable } from '../../unreadable.ts';
import {
  MOST_SNAPSHOTS,
  type Column,
  type Pointer,
  type Snapshot,
  type TableHistory,
  type TableReader,
} from '../model.ts';
import { hudiChain } from './chain.ts';
import { readCommit } from './commit.ts';
import { slicesAfter, type CompletedWrite } from './file-groups.ts';
import { parseProperties } from './properties.ts';
import { hudiColumns, hudiRows } from './rows.ts';
import { instantTime, isWrite, readTimeline, type Instant } from './timeline.ts';

/** Opens a Hudi table by its timeline. */
export async function openHudi(tree: FileTree, root: string): Promise<TableReader> {
  const path = `${root}.hoodie/hoodie.properties`;
  const properties = parseProperties(await readText(tree.open(path)));
  const version = Number(properties.get('hoodie.table.version') ?? 0);
  const inner = properties.get('hoodie.timeline.path') ?? 'timeline';
  const folder = `${root}.hoodie/${version >= 8 ? `${inner}/` : ''}`;
  const timeline = readTimeline(tree, folder);
  const all = timeline.filter(isWrite);
  if (all.length === 0) {
    throw new Unreadable(
      `The table has no completed commit in ${folder}: nothing has been written yet, or its timeline was left out.`,
    );
  }
  const writes: CompletedWrite[] = [];
  for (const instant of all.slice(-MOST_SNAPSHOTS)) {
    const file = instant.files.get('completed');
    if (file !== undefined) writes.push({ instant, commit: await readCommit(tree, file) });
  }
  const columns = columnsByInstant(writes);
  const firstActive = timeline.map(({ requested }) => requested).sort()[0] ?? null;
  const upTo = (id: string) => {
    const at = writes.findIndex(({ instant }) => instant.requested === id);
    if (at < 0) throw new Unreadable(`The timeline has no completed instant ${id}.`);
    return writes.slice(0, at + 1);
  };
  const changeAt = (id: string) => slicesAfter(tree, root, upTo(id), firstActive);
  return {
    history: hudiHistory(root, properties, timeline, writes, columns, all.length),
    chain: (id) => Promise.resolve().then(() => hudiChain(tree, root, upTo(id), changeAt(id))),
    rows: async (id, onProgress) =>
      hudiRows(
        tree,
        changeAt(id).slices,
        { columns: columns.get(id) ?? [], properties, counts: countsUpTo(timeline, upTo(id)) },
        onProgress,
      ),
    housekeeping: (file) => housekeeping(file.slice(root.length)),
  };
}

/** An instant counts when it was completed by then, or is older than the active timeline. */
function countsUpTo(timeline: readonly Instant[], writes: readonly CompletedWrite[]) {
  const active = new Set(timeline.map(({ requested }) => requested));
  const done = new Set(writes.map(({ instant }) => instant.requested));
  return (instant: string) => done.has(instant) || !active.has(instant);
}

/** A commit that wrote nothing carries no schema: then the one before holds. */
function columnsByInstant(writes: readonly CompletedWrite[]): Map<string, Column[]> {
  const columns = new Map<string, Column[]>();
  let last: Column[] = [];
  for (const { instant, commit } of writes) {
    if (commit.schema !== '') {
      last = hudiColumns(commit.schema, instant.files.get('completed') ?? instant.requested);
    }
    columns.set(instant.requested, last);
  }
  return columns;
}

function hudiHistory(
  root: string,
  properties: ReadonlyMap<string, string>,
  timeline: readonly Instant[],
  writes: readonly CompletedWrite[],
  columns: ReadonlyMap<string, Column[]>,
  all: number,
): TableHistory {
  const notes: string[] = [];
  if (writes.length < all) notes.push(`Of ${all} commits the last ${writes.length} are listed.`);
  for (const { requested, action, state } of timeline) {
    if (state !== 'completed') {
      notes.push(`The ${action} ${requested} is ${state} and not completed: no reader sees it.`);
    }
  }
  const services = timeline.filter((one) => one.state === 'completed' && !isWrite(one));
  if (services.length > 0) {
    const names = services.map(({ action, requested }) => `${action} ${requested}`).join(', ');
    notes.push(`Also in the timeline, without new rows: ${names}.`);
  }
  if (properties.get('hoodie.table.timeline.timezone') !== 'UTC') {
    notes.push('Instants are in the time zone of the writer, which the table does not name.');
  }
  const current = writes.at(-1)?.instant.requested ?? null;
  const savepoints = services.filter(({ action }) => action === 'savepoint');
  return {
    format: 'hudi',
    version: `table version ${properties.get('hoodie.table.version') ?? 'unknown'}, ${kindOf(properties)}`,
    root,
    isUtc: properties.get('hoodie.table.timeline.timezone') === 'UTC',
    facts: [...properties].map(([name, value]) => ({ name, value })),
    snapshots: writes.map(({ instant, commit }, at) =>
      snapshotOf(instant, commit, writes[at - 1]?.instant ?? null, columns),
    ),
    current,
    pointers: [
      ...(current === null
        ? []
        : [{ name: 'newest', kind: 'current' as const, snapshot: current, path: null }]),
      ...savepoints.map(({ requested, files }): Pointer => ({
        name: 'savepoint',
        kind: 'tag',
        snapshot: requested,
        path: files.get('completed') ?? null,
      })),
    ],
    notes,
  };
}

function kindOf(properties: ReadonlyMap<string, string>): string {
  return properties.get('hoodie.table.type') === 'MERGE_ON_READ'
    ? 'merge on read'
    : 'copy on write';
}

function snapshotOf(
  instant: Instant,
  { stats, replaced, operation }: CompletedWrite['commit'],
  before: Instant | null,
  columns: ReadonlyMap<string, Column[]>,
): Snapshot {
  const sum = (key: 'writes' | 'inserts' | 'updates' | 'deletes') =>
    String(stats.reduce((total, stat) => total + stat[key], 0));
  return {
    id: instant.requested,
    label: `…${instant.requested.slice(-4)}`,
    parent: before?.requested ?? null,
    time: instantTime(instant.requested),
    operation: operation === '' ? instant.action : `${operation} (${instant.action})`,
    summary: [
      { name: 'requested', value: instant.requested },
      ...(instant.completed === null ? [] : [{ name: 'completed', value: instant.completed }]),
      { name: 'files written', value: String(stats.length) },
      { name: 'records written', value: sum('writes') },
      { name: 'inserts', value: sum('inserts') },
      { name: 'updates', value: sum('updates') },
      { name: 'deletes', value: sum('deletes') },
      ...(replaced.length > 0
        ? [{ name: 'file groups replaced', value: String(replaced.length) }]
        : []),
    ],
    columns: columns.get(instant.requested) ?? [],
  };
}

function housekeeping(path: string): string | null {
  if (path.startsWith('.hoodie/metadata/')) {
    return 'the metadata table: a Hudi table of its own that lists this one’s files and statistics';
  }
  if (path.endsWith('.hoodie_partition_metadata')) return 'marks a folder as a partition';
  if (/^\.hoodie\/(timeline\/)?history\//.test(path) || path.includes('/archived/')) {
    return 'the archived timeline: instants of long ago';
  }
  if (/^\.hoodie\/(timeline\/)?\d{14,17}/.test(path)) {
    return 'a state of an instant: requested, inflight, completed';
  }
  return path.startsWith('.hoodie/') ? 'settings and indexes of the table' : null;
}
