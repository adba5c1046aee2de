import type { Plain } from '../../readers/plain-value.ts';
import type { FilePart } from '../../readers/file-part.ts';
import { allColumns, rowColumns, type OrcColumn } from '../../readers/orc/column.ts';
import { hasOrder } from '../../readers/orc/compare.ts';
import { columnFacts, type ColumnFacts } from '../../readers/orc/statistics.ts';
import type { OrcTail, StripePlace } from '../../readers/orc/tail.ts';
import type { Read } from '../shell/reads.ts';

export interface ColumnView {
  id: number;
  path: string;
  type: string;
  /** 0 for the row itself. */
  depth: number;
  facts: ColumnFacts | null;
  /** Whether a comparison can ask for it. */
  canAsk: boolean;
}

/** What the page shows of a file’s tail, as plain data that leaves the worker. */
export interface Overview {
  name: string;
  size: number;
  rows: number;
  /** Rows of a row group; 0 without a row index. */
  stride: number;
  version: string;
  writer: string;
  compression: string;
  blockSize: number;
  lengths: { metadata: number; footer: number; postscript: number };
  columns: ColumnView[];
  stripes: StripePlace[];
  stripeCount: number;
  metadata: { name: string; value: string }[];
  isEncrypted: boolean;
  /** Whether stripes have statistics in the tail. */
  hasStripeStatistics: boolean;
}

const MOST_STRIPES = 1000;
const MOST_COLUMNS = 1000;
const MOST_METADATA = 100;
const LONGEST_TEXT = 300;

const writers = ['ORC Java', 'ORC C++', 'Presto', 'Scritchley Go', 'Trino', 'cuDF'];

export function overviewOf(tail: OrcTail): Overview {
  const { footer, postscript, places, codec } = tail;
  const [major = 0, minor = 11] = postscript.version;
  const writer = writers[footer.writer] ?? `writer ${footer.writer}`;
  return {
    name: tail.file,
    size: tail.size,
    rows: tail.rows,
    stride: tail.stride,
    version: `${major}.${minor}`,
    writer: footer.softwareVersion === '' ? writer : `${writer} ${footer.softwareVersion}`,
    compression: codec.name,
    blockSize: codec.blockSize,
    lengths: {
      metadata: places.footer - places.metadata,
      footer: places.postscript - places.footer,
      postscript: places.length - places.postscript,
    },
    columns: columnViews(tail),
    stripes: tail.stripes.slice(0, MOST_STRIPES),
    stripeCount: tail.stripes.length,
    metadata: footer.metadata.slice(0, MOST_METADATA).map(({ name, value }) => ({
      name: name.slice(0, LONGEST_TEXT),
      value: textOf(value),
    })),
    isEncrypted: footer.encryption !== undefined,
    hasStripeStatistics: tail.stripeStatistics.length > 0,
  };
}

function columnViews(tail: OrcTail): ColumnView[] {
  const depths = new Map<number, number>();
  const measure = (column: OrcColumn, depth: number) => {
    depths.set(column.id, depth);
    for (const child of column.children) measure(child, depth + 1);
  };
  measure(tail.root, 0);
  const top = new Set(rowColumns(tail.root).map(({ id }) => id));
  return allColumns(tail.root)
    .slice(0, MOST_COLUMNS)
    .map((column) => {
      const own = tail.statistics[column.id];
      return {
        id: column.id,
        path: column.path,
        type: column.type,
        depth: depths.get(column.id) ?? 0,
        facts: own ? columnFacts(own, column.kind) : null,
        canAsk: top.has(column.id) && hasOrder(column),
      };
    });
}

function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, LONGEST_TEXT));
  return bytes.length > LONGEST_TEXT ? `${text}…` : text;
}

export interface StreamView {
  column: string;
  kind: string;
  note: string;
  start: number;
  bytes: number;
  isIndex: boolean;
}

export interface StripeView {
  index: number;
  timezone: string;
  isEncrypted: boolean;
  streams: StreamView[];
  /** Streams that are not listed, because there are too many. */
  unlisted: number;
  columns: {
    id: number;
    encoding: string;
    note: string;
    facts: ColumnFacts | null;
    bytes: number;
  }[];
  parts: FilePart[];
  read: Read;
}

export interface GroupView {
  firstRow: number;
  rows: number;
  facts: ColumnFacts | null;
  positions: { stream: string; words: string }[];
  bloom: { bits: number; set: number; hashes: number } | null;
}

export interface RunsPart {
  stream: string;
  version: 1 | 2;
  runs: { kind: string; count: number; width: number | null; patches: number; first: Plain[] }[];
  hasMore: boolean;
}

/** One column of one stripe: its row groups, and how its streams are packed. */
export interface ColumnDetail {
  groups: GroupView[];
  unlisted: number;
  runs: RunsPart[];
  words: { words: string[]; size: number } | null;
  read: Read;
}
