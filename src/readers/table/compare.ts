import type { Plain } from '../plain-value.ts';
import {
  liveRows,
  type ChainFile,
  type OnProgress,
  type SnapshotRows,
  type TableReader,
} from './model.ts';

export interface ComparedFile {
  path: string;
  role: ChainFile['role'];
  size: number | null;
  in: 'left' | 'right' | 'both';
}

/** Two snapshots side by side. */
export interface Comparison {
  left: string;
  right: string;
  /** Files of the data step. */
  files: ComparedFile[];
  columns: string[];
  /** Rows that only the left one has, by the columns above. */
  removed: Plain[][];
  added: Plain[][];
  /** How many rows both have. */
  kept: number;
  /** False where one of the two was not read to its end. */
  isComplete: boolean;
  notes: string[];
}

export async function compareSnapshots(
  table: TableReader,
  left: string,
  right: string,
  onProgress: OnProgress,
): Promise<Comparison> {
  const files = compareFiles(await dataFiles(table, left), await dataFiles(table, right));
  const before = await table.rows(left, (done) => onProgress(done / 2));
  const after = await table.rows(right, (done) => onProgress(0.5 + done / 2));
  return {
    left,
    right,
    files,
    ...compareRows(
      { rows: before, keys: columnKeys(table, left, before) },
      { rows: after, keys: columnKeys(table, right, after) },
    ),
    isComplete: before.isComplete && after.isComplete,
    notes: [...new Set([...before.notes, ...after.notes])],
  };
}

async function dataFiles(table: TableReader, id: string): Promise<Map<string, ChainFile>> {
  const { columns } = await table.chain(id);
  const files = columns.flatMap((column) => (column.step === 'data' ? column.files : []));
  return new Map(files.filter(({ isLive }) => isLive).map((file) => [file.path, file]));
}

function compareFiles(
  left: ReadonlyMap<string, ChainFile>,
  right: ReadonlyMap<string, ChainFile>,
): ComparedFile[] {
  const compared = ({ path, role, size }: ChainFile, where: ComparedFile['in']) => ({
    path,
    role,
    size,
    in: where,
  });
  return [
    ...[...left.values()].map((file) => compared(file, right.has(file.path) ? 'both' : 'left')),
    ...[...right.values()]
      .filter(({ path }) => !left.has(path))
      .map((file) => compared(file, 'right')),
  ];
}

/** A column is the same by its id, where the format has ids, and by its name otherwise. */
function columnKeys(table: TableReader, id: string, { columns }: SnapshotRows): string[] {
  const known = table.history.snapshots.find((one) => one.id === id)?.columns ?? [];
  return columns.map((name) => known.find((one) => one.name === name)?.id ?? name);
}

interface Side {
  rows: SnapshotRows;
  keys: string[];
}

/** Rows have no identity of their own: two are the same when all their values are. */
function compareRows(left: Side, right: Side) {
  const names = new Map<string, string>();
  for (const { rows, keys } of [left, right]) {
    for (const [at, key] of keys.entries()) names.set(key, rows.columns[at] ?? key);
  }
  const keys = [...names.keys()];
  const aligned = (side: Side): Plain[][] => {
    const places = keys.map((key) => side.keys.indexOf(key));
    return liveRows(side.rows).map(({ values }) => places.map((place) => values[place] ?? null));
  };
  // A column that one of the two lacks is null there, so that adding it changes no row.
  const open = new Map<string, Plain[][]>();
  const before = aligned(left);
  for (const row of before) {
    const text = JSON.stringify(row);
    const same = open.get(text);
    if (same) same.push(row);
    else open.set(text, [row]);
  }
  const added = aligned(right).filter((row) => {
    const same = open.get(JSON.stringify(row));
    return same?.pop() === undefined;
  });
  const removed = [...open.values()].flat();
  return { columns: distinct(names), removed, added, kept: before.length - removed.length };
}

/** A column that was dropped and added again is another one, under the same name. */
function distinct(names: ReadonlyMap<string, string>): string[] {
  const all = [...names.values()];
  return [...names].map(([key, name]) =>
    all.filter((one) => one === name).length > 1 ? `${name} (id ${key})` : name,
  );
}
