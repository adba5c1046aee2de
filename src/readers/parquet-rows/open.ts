import {
  parquetMetadata,
  parquetReadObjects,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressSnappy,
  decompressZstd,
} from 'hyparquet-compressors';
import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { withoutMeaning } from './leaf.ts';
import { parquetFields, plainField, type ParquetField } from './schema.ts';

/** A Parquet file of which only the footer has been read. */
export interface ParquetRows {
  name: string;
  rowCount: number;
  rowGroups: number;
  createdBy: string;
  fields: ParquetField[];
  /**
   * Rows `start` up to but not including `end`, of the named columns or of all, in that order. Reads
   * the pages that hold them, where the file has an offset index, and the row groups otherwise.
   */
  read(start: number, end: number, columns?: readonly string[]): Promise<Plain[][]>;
}

const TAIL_BYTES = 64 * 1024;
/** A page that unpacks to more is none that a writer makes. */
const LARGEST_PAGE = 256 * 1024 * 1024;
const MAGIC = 'PAR1';
const ENCRYPTED = 'PARE';

/** Opens a Parquet file for its rows. Rejects with `Unreadable`. */
export async function openParquet(source: ByteSource): Promise<ParquetRows> {
  const tail = await readFooter(source);
  return guarded(source, () => {
    const metadata = parquetMetadata(tail);
    const fields = parquetFields(metadata.schema);
    checkRowGroups(metadata, source.size, leavesOf(fields));
    const rowCount = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    const stored = {
      ...metadata,
      schema: metadata.schema.map((element) =>
        element.num_children ? element : withoutMeaning(element),
      ),
    };
    return Promise.resolve({
      name: source.name,
      rowCount,
      rowGroups: metadata.row_groups.length,
      createdBy: metadata.created_by ?? '',
      fields,
      read: (start: number, end: number, columns?: readonly string[]) =>
        guarded(source, () => readRows(source, stored, fields, start, end, columns)),
    });
  });
}

async function readFooter(source: ByteSource): Promise<Uint8Array> {
  const { name, size } = source;
  if (size === 0) throw new Unreadable(`${name} is empty.`);
  const start = Math.max(0, size - TAIL_BYTES);
  let tail = await source.read(start, size);
  const magic = new TextDecoder('latin1').decode(tail.subarray(-4));
  if (magic === ENCRYPTED) {
    throw new Unreadable(`${name} is encrypted: without its key nobody can read it.`);
  }
  if (magic !== MAGIC || size < 12) {
    throw new Unreadable(
      `${name} is no Parquet file, or it is cut off: it does not end with "PAR1".`,
    );
  }
  const footer = new DataView(tail.buffer).getUint32(tail.length - 8, true) + 8;
  if (footer > size) throw damaged(source);
  if (footer > tail.length) tail = await source.read(size - footer, size);
  return tail;
}

function checkRowGroups(metadata: FileMetaData, size: number, leaves: number): void {
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError('rows');
    if (group.columns.length !== leaves) throw new RangeError('columns');
    for (const { meta_data: chunk } of group.columns) {
      if (!chunk) throw new RangeError('encrypted column');
      const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
      const length = Number(chunk.total_compressed_size);
      if (!(start >= 0 && length >= 0 && start + length <= size)) throw new RangeError('chunk');
    }
  }
}

function leavesOf(fields: readonly ParquetField[]): number {
  return fields.reduce(
    (sum, { children }) => sum + (children.length === 0 ? 1 : leavesOf(children)),
    0,
  );
}

async function readRows(
  source: ByteSource,
  metadata: FileMetaData,
  fields: readonly ParquetField[],
  start: number,
  end: number,
  columns: readonly string[] | undefined,
): Promise<Plain[][]> {
  const wanted = (columns ?? fields.map(({ name }) => name)).map((name) =>
    fields.find((field) => field.name === name),
  );
  const present = [...new Set(wanted.flatMap((field) => field?.name ?? []))];
  if (present.length === 0)
    return Array.from({ length: end - start }, () => wanted.map(() => null));
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: async (from, to = source.size) => (await source.read(from, to)).buffer,
  };
  const rows = await parquetReadObjects({
    file,
    metadata,
    columns: present,
    rowStart: start,
    rowEnd: end,
    compressors,
    utf8: false,
    useOffsetIndex: true,
    geoparquet: false,
    // The only type that is still converted without a logical type.
    parsers: { timestampFromNanoseconds: (nanos: bigint) => int96Of(nanos) },
  });
  return rows.map((row) =>
    wanted.map((field) => (field ? plainField(field, row[field.name]) : null)),
  );
}

/** Back to days and nanoseconds, as `plainLeaf` expects an INT96. */
function int96Of(nanos: bigint): bigint {
  const perDay = 86_400_000_000_000n;
  const rest = ((nanos % perDay) + perDay) % perDay;
  return (((nanos - rest) / perDay + 2_440_588n) << 64n) | rest;
}

const compressors: Compressors = {
  SNAPPY: (packed, length) => decompressSnappy(packed, bounded(length)),
  GZIP: (packed, length) => decompressGzip(packed, bounded(length)),
  BROTLI: (packed, length) => decompressBrotli(packed, bounded(length)),
  ZSTD: (packed, length) => decompressZstd(packed, new Uint8Array(bounded(length))),
  LZ4: (packed, length) => decompressLz4(packed, bounded(length)),
  LZ4_RAW: (packed, length) => decompressLz4Raw(packed, bounded(length)),
};

function bounded(length: number): number {
  if (!(length >= 0 && length <= LARGEST_PAGE)) throw new RangeError('page');
  return length;
}

/** The library throws plain errors, and what a damaged file makes it stumble over. */
async function guarded<T>(source: ByteSource, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged(source);
  }
}

function damaged({ name }: ByteSource): Unreadable {
  return new Unreadable(`${name} is a Parquet file that is damaged, or of a kind unknown here.`);
}
