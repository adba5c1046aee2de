import { count } from '../../domain/amounts.ts';
import type { FilePart } from '../../readers/file-part.ts';
import type { Bounds } from '../../readers/parquet/bounds.ts';
import { chunkBounds } from '../../readers/parquet/bounds.ts';
import type { Chunk, ColumnOrder } from '../../readers/parquet/footer.ts';
import { fileParts } from '../../readers/parquet/layout.ts';
import type { ParquetFile } from '../../readers/parquet/open.ts';
import type { Column, SchemaNode } from '../../readers/parquet/schema.ts';
import { logicalInWords, typeInWords } from '../../readers/parquet/types.ts';
import { isFloating, orderOf, toPlainValue } from '../../readers/parquet/values.ts';
import type { Value } from '../../readers/parquet/values.ts';
import type { Plain } from '../../readers/plain-value.ts';
import { examplesOf } from './examples.ts';

/** What the page shows of a file, as plain data that leaves the worker. */
export interface Overview {
  name: string;
  size: number;
  createdBy: string | undefined;
  version: number;
  rows: number;
  footerBytes: number;
  isPartlyEncrypted: boolean;
  keyValues: { key: string; value: string; length: number }[];
  schema: SchemaFacts;
  columns: ColumnFacts[];
  groups: GroupFacts[];
  groupCount: number;
  parts: FilePart[];
  /** Predicates that would show something. */
  examples: string[];
}

export interface SchemaFacts {
  name: string;
  repetition: string;
  type: string;
  fieldId: number | undefined;
  column: number | undefined;
  children: SchemaFacts[];
}

export interface ColumnFacts {
  name: string;
  type: string;
  repetition: string;
  maxDefinition: number;
  maxRepetition: number;
  order: ColumnOrder;
  packed: number;
  unpacked: number;
  codecs: string[];
  encodings: string[];
  hasBloom: boolean;
  hasColumnIndex: boolean;
  hasOffsetIndex: boolean;
  /** Whether a predicate can ask for it. */
  isAskable: boolean;
}

export interface GroupFacts {
  rows: number;
  packed: number;
  unpacked: number;
  sorting: string;
}

/** Statistics of one chunk, or one page. */
export interface BoundsFacts {
  min: Plain | undefined;
  max: Plain | undefined;
  isMinExact: boolean | undefined;
  isMaxExact: boolean | undefined;
  nulls: number | undefined;
  nans: number | undefined;
  notes: string[];
}

export interface ChunkFacts extends BoundsFacts {
  values: number;
  packed: number;
  unpacked: number;
  codec: string;
  encodings: string[];
  /** `5 data pages as RLE_DICTIONARY` */
  pageCounts: string[];
  bloomBytes: number | undefined;
  hasColumnIndex: boolean;
  hasOffsetIndex: boolean;
}

const MOST_GROUPS = 2000;
const LONGEST_VALUE = 2000;

export function overviewOf(file: ParquetFile): Overview {
  const { footer, source, footerRange } = file;
  const { columns, root } = footer.schema;
  return {
    name: source.name,
    size: source.size,
    createdBy: footer.createdBy,
    version: footer.version,
    rows: footer.rows,
    footerBytes: footerRange.end - footerRange.start,
    isPartlyEncrypted: footer.isPartlyEncrypted,
    keyValues: footer.keyValues.slice(0, 200).map(({ key, value = '' }) => ({
      key: key.slice(0, 200),
      value: value.slice(0, LONGEST_VALUE),
      length: value.length,
    })),
    schema: schemaFacts(root, columns),
    columns: columns.map((column) => columnFacts(file, column)),
    groups: footer.groups.slice(0, MOST_GROUPS).map((group) => ({
      rows: group.rows,
      packed: sum(group.chunks, ({ pages }) => pages.end - pages.start),
      unpacked: group.uncompressed,
      sorting: group.sorting
        .map(
          ({ column, isDescending }) =>
            `${columns[column]?.name ?? String(column)}${isDescending ? ', descending' : ''}`,
        )
        .join('; '),
    })),
    groupCount: footer.groups.length,
    parts: fileParts(file),
    examples: examplesOf(file),
  };
}

function schemaFacts(node: SchemaNode, columns: readonly Column[]): SchemaFacts {
  const column = node.column === undefined ? undefined : columns[node.column];
  return {
    name: node.name,
    repetition: node.repetition?.toLowerCase() ?? '',
    type: column
      ? typeInWords(column.physical, column.logical, column.length)
      : node.logical
        ? logicalInWords(node.logical)
        : 'group',
    fieldId: node.fieldId,
    column: node.column,
    children: node.children.map((child) => schemaFacts(child, columns)),
  };
}

function columnFacts({ footer }: ParquetFile, column: Column): ColumnFacts {
  const chunks = footer.groups.flatMap(({ chunks: all }) => all[column.index] ?? []);
  return {
    name: column.name,
    type: typeInWords(column.physical, column.logical, column.length),
    repetition: column.repetition.toLowerCase(),
    maxDefinition: column.maxDefinition,
    maxRepetition: column.maxRepetition,
    order: footer.orders[column.index] ?? 'missing',
    packed: sum(chunks, ({ pages }) => pages.end - pages.start),
    unpacked: sum(chunks, ({ uncompressed }) => uncompressed),
    codecs: distinct(chunks.map(({ codec }) => codec ?? 'unknown')),
    encodings: distinct(chunks.flatMap(({ encodings }) => encodings)),
    hasBloom: chunks.some(({ bloom }) => bloom !== undefined),
    hasColumnIndex: chunks.some(({ columnIndex }) => columnIndex !== undefined),
    hasOffsetIndex: chunks.some(({ offsetIndex }) => offsetIndex !== undefined),
    isAskable: column.maxRepetition === 0 && chunks.every(({ isEncrypted }) => !isEncrypted),
  };
}

/** Statistics of a column, row group by row group. */
export function chunksOf(file: ParquetFile, index: number): ChunkFacts[] {
  const { footer } = file;
  const column = footer.schema.columns[index];
  const order = footer.orders[index] ?? 'missing';
  if (!column) return [];
  return footer.groups.slice(0, MOST_GROUPS).flatMap(({ chunks }) => {
    const chunk = chunks[index];
    return chunk ? [chunkFacts(column, order, chunk)] : [];
  });
}

function chunkFacts(column: Column, order: ColumnOrder, chunk: Chunk): ChunkFacts {
  return {
    ...boundsFacts(column, chunkBounds(column, order, chunk.statistics, chunk.values)),
    values: chunk.values,
    packed: chunk.pages.end - chunk.pages.start,
    unpacked: chunk.uncompressed,
    codec: chunk.codec ?? 'unknown',
    encodings: chunk.encodings,
    pageCounts: chunk.encodingStats.map(
      ({ page, encoding, count: pages }) =>
        `${count(pages, page === 'DICTIONARY_PAGE' ? 'dictionary page' : 'data page')} as ${encoding}`,
    ),
    bloomBytes: chunk.bloom?.end === undefined ? undefined : chunk.bloom.end - chunk.bloom.start,
    hasColumnIndex: chunk.columnIndex !== undefined,
    hasOffsetIndex: chunk.offsetIndex !== undefined,
  };
}

export function boundsFacts(column: Column, bounds: Bounds): BoundsFacts {
  const show = (value: Value | undefined) =>
    value === undefined ? undefined : toPlainValue(column, value);
  return {
    min: show(bounds.min),
    max: show(bounds.max),
    isMinExact: bounds.isMinExact,
    isMaxExact: bounds.isMaxExact,
    nulls: bounds.nulls,
    nans: isFloating(column) ? bounds.nans : undefined,
    notes: orderOf(column) === 'none' && bounds.notes.length === 0 ? [] : bounds.notes,
  };
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
