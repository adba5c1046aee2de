import { AnySchema } from '@bufbuild/protobuf/wkt';
import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { ByteRange, ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { Binary, safeCount } from './binary.ts';
import { arrayEncodingChain } from './encoding-words-2-0.ts';
import { ArrayEncodingSchema } from './proto/encodings_v2_0_pb.ts';
import { PageLayoutSchema, type PageLayout } from './proto/encodings_v2_1_pb.ts';
import { FileDescriptorSchema } from './proto/file_pb.ts';
import { ColumnMetadataSchema, type ColumnMetadata_Page, type Encoding } from './proto/file2_pb.ts';
import { fieldTree, type LanceField } from './schema.ts';

/** One page of a column: a stretch of its rows. */
export interface LancePage {
  firstRow: number;
  rows: number;
  /** As the page's layout orders them. */
  buffers: ByteRange[];
  /** Null where the file is of a version whose pages are not described so. */
  layout: PageLayout | null;
  /** Where there is no layout: what the page is said to be, or where that is said. */
  description: string;
}

export interface LanceColumn {
  index: number;
  /** The metadata that describes the column, in the file. */
  place: ByteRange;
  pages: LancePage[];
}

/** A data file, after its end was read. */
export interface LanceFile {
  name: string;
  size: number;
  version: string;
  rows: number;
  fields: LanceField[];
  columns: LanceColumn[];
  globalBuffers: ByteRange[];
  places: { columns: number; columnTable: number; globalTable: number; footer: number };
}

export const FOOTER_BYTES = 40;
const MAGIC = 'LANC';
/** The block that Lance reads of a local file first, hoping that all metadata is in it. */
const FIRST_READ = 4096;
const MOST_COLUMNS = 10_000;
const MOST_PAGES = 100_000;

/**
 * Reads a data file's end: footer, tables, column metadata and schema (`file2.proto`, "File Layout").
 *
 * @throws Unreadable where it is no such file, or one of the first format (0.1)
 */
export async function readDataFile(source: ByteSource): Promise<LanceFile> {
  const { name, size } = source;
  const start = Math.max(0, size - FIRST_READ);
  if (size < FOOTER_BYTES) throw notLance(name);
  let tail = await source.read(start, size);
  let tailStart = start;
  const footer = new Binary(tail.subarray(tail.length - FOOTER_BYTES), `the footer of ${name}`);
  if (new TextDecoder().decode(footer.slice(36, 40)) !== MAGIC) throw notLance(name);
  const version = fileVersion(footer.u16(32), footer.u16(34), name);
  const places = {
    columns: footer.u64(0),
    columnTable: footer.u64(8),
    globalTable: footer.u64(16),
    footer: size - FOOTER_BYTES,
  };
  const globals = footer.u32(24);
  const columns = footer.u32(28);
  if (columns > MOST_COLUMNS || globals > MOST_COLUMNS) {
    throw new Unreadable(
      `${name} says that it has ${columns} columns; this page reads up to ${MOST_COLUMNS}.`,
    );
  }
  const metadataStart = Math.min(places.columns, places.columnTable, places.globalTable);
  if (metadataStart > places.footer) throw notLance(name);
  if (metadataStart < tailStart) {
    if (tailStart - metadataStart > LONGEST_MESSAGE) {
      throw new Unreadable(`The metadata of ${name} is longer than this page reads.`);
    }
    const before = await source.read(metadataStart, tailStart);
    const whole = new Uint8Array(before.length + tail.length);
    whole.set(before);
    whole.set(tail, before.length);
    tail = whole;
    tailStart = metadataStart;
  }
  const bytes = new Binary(tail, `the metadata of ${name}`);
  const range = (table: number, at: number): ByteRange => {
    const from = bytes.u64(table - tailStart + at * 16);
    const end = from + bytes.u64(table - tailStart + at * 16 + 8);
    if (end > size) throw bytes.damaged();
    return { start: from, end };
  };
  const globalBuffers = Array.from({ length: globals }, (_, at) => range(places.globalTable, at));
  let pages = 0;
  const read = Array.from({ length: columns }, (_, index): LanceColumn => {
    const place = range(places.columnTable, index);
    const metadata = decodeMessage(
      ColumnMetadataSchema,
      bytes.slice(place.start - tailStart, place.end - tailStart),
      `the metadata of column ${index} of ${name}`,
    );
    pages += metadata.pages.length;
    if (pages > MOST_PAGES) throw new Unreadable(`${name} has too many pages for this page.`);
    let firstRow = 0;
    return {
      index,
      place,
      pages: metadata.pages.map((page) => {
        const lance = readPage(page, firstRow, version, size, name);
        firstRow += lance.rows;
        return lance;
      }),
    };
  });
  const schema = globalBuffers[0];
  if (!schema) throw new Unreadable(`${name} holds no schema: it is no file of a Lance dataset.`);
  const descriptor = decodeMessage(
    FileDescriptorSchema,
    schema.start >= tailStart
      ? bytes.slice(schema.start - tailStart, schema.end - tailStart)
      : await source.read(schema.start, schema.end),
    `the schema of ${name}`,
  );
  return {
    name,
    size,
    version,
    rows: safeCount(descriptor.length, name),
    fields: fieldTree(descriptor.schema?.fields ?? [], name),
    columns: read,
    globalBuffers,
    places,
  };
}

function readPage(
  page: ColumnMetadata_Page,
  firstRow: number,
  version: string,
  size: number,
  file: string,
): LancePage {
  const buffers = page.bufferOffsets.map((offset, at) => {
    const start = safeCount(offset, file);
    const end = start + safeCount(page.bufferSizes[at] ?? 0n, file);
    if (end > size) {
      throw new Unreadable(
        `${file} points to bytes ${start} to ${end}, and has ${size}: it is cut off or damaged.`,
      );
    }
    return { start, end };
  });
  return {
    firstRow,
    rows: safeCount(page.length, file),
    buffers,
    ...readLayout(page.encoding, version, file),
  };
}

/** A page's layout is a message within a message, named by its type's address. */
function readLayout(
  encoding: Encoding | undefined,
  version: string,
  file: string,
): Pick<LancePage, 'layout' | 'description'> {
  switch (encoding?.location.case) {
    case 'direct': {
      const any = decodeMessage(
        AnySchema,
        encoding.location.value.encoding,
        `the description of a page of ${file}`,
      );
      const type = any.typeUrl.replace(/^.*\//, '');
      const what = `the layout of a page of ${file}`;
      if (type === 'lance.encodings21.PageLayout' && decodes(version)) {
        return { layout: decodeMessage(PageLayoutSchema, any.value, what), description: '' };
      }
      if (type === 'lance.encodings.ArrayEncoding') {
        const array = decodeMessage(ArrayEncodingSchema, any.value, what);
        return { layout: null, description: arrayEncodingChain(array) };
      }
      return { layout: null, description: `a message of type ${type}` };
    }
    case 'indirect':
      return { layout: null, description: 'described in another part of the file' };
    default:
      return { layout: null, description: 'not described' };
  }
}

/** Whether values of files of this version are decoded here. */
export function decodes(version: string): boolean {
  return version === '2.1' || version === '2.2';
}

/** Version 2.0 was first written as 0.3 (`lance-file` 14.0.2, `version.rs`). */
function fileVersion(major: number, minor: number, file: string): string {
  if (major === 0 && minor === 3) return '2.0';
  if (major < 2) {
    throw new Unreadable(
      `${file} has the first format of Lance (version ${major}.${minor}). This page reads files of version 2.0 and later.`,
    );
  }
  return `${major}.${minor}`;
}

function notLance(file: string): Unreadable {
  return new Unreadable(
    `${file} is no data file of Lance, or its end is cut off: such a file ends with the letters "LANC", and this one does not.`,
  );
}
