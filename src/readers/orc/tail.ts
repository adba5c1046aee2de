import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { codecOf, unpackSection, type Codec } from './codec.ts';
import { columnTree, type OrcColumn } from './column.ts';
import {
  FooterSchema,
  MetadataSchema,
  PostScriptSchema,
  type ColumnStatistics,
  type Footer,
  type PostScript,
} from './proto/orc_proto_pb.ts';

/** Where a stripe is, and how its bytes are divided. */
export interface StripePlace {
  index: number;
  /** Rows of the file before it. */
  firstRow: number;
  rows: number;
  start: number;
  /** The index ends, and the data begins. */
  dataStart: number;
  footerStart: number;
  end: number;
}

/** All that the end of a file says. */
export interface OrcTail {
  file: string;
  size: number;
  postscript: PostScript;
  footer: Footer;
  codec: Codec;
  root: OrcColumn;
  rows: number;
  /** Rows of a row group; 0 where the file has no row index. */
  stride: number;
  stripes: StripePlace[];
  /** Of the whole file, by column number. */
  statistics: readonly ColumnStatistics[];
  /** By stripe, then by column number; empty where the file has none. */
  stripeStatistics: readonly (readonly ColumnStatistics[])[];
  /** Where the parts of the tail begin; each ends where the next begins. */
  places: { metadata: number; footer: number; postscript: number; length: number };
}

/** As ORC's own readers do: with luck, one read gives the whole tail (ORC v1, "Postscript"). */
const FIRST_READ = 16 * 1024;
const MAGIC = 'ORC';
const MOST_STRIPES = 100_000;

/**
 * Reads the end of a file: postscript, footer, and the statistics of its stripes.
 *
 * @throws Unreadable where it is no ORC file that can be read, with why
 */
export async function readTail(source: ByteSource): Promise<OrcTail> {
  const { name: file, size } = source;
  if (size < 4) {
    throw new Unreadable(
      size === 0 ? `${file} is empty.` : `${file} has ${size} bytes: too few for an ORC file.`,
    );
  }
  const lastStart = Math.max(0, size - FIRST_READ);
  const last = await source.read(lastStart, size);
  const postscriptLength = last[last.length - 1] ?? 0;
  const postscriptStart = size - 1 - postscriptLength;
  const postscript = await readPostscript(
    source,
    postscriptStart < lastStart ? new Uint8Array() : last.subarray(postscriptStart - lastStart, -1),
  );
  const codec = codecOf(postscript.compression, postscript.compressionBlockSize, file);

  const footerStart = before(postscriptStart, postscript.footerLength, 'footer', file);
  const metadataStart = before(footerStart, postscript.metadataLength, 'metadata', file);
  const tail =
    metadataStart >= lastStart
      ? last.subarray(metadataStart - lastStart)
      : await source.read(metadataStart, size);
  const section = (start: number, end: number) =>
    unpackSection(
      codec,
      tail.subarray(start - metadataStart, end - metadataStart),
      LONGEST_MESSAGE,
    );

  const footer = decodeMessage(
    FooterSchema,
    section(footerStart, postscriptStart),
    `the footer of ${file}`,
  );
  const metadata = decodeMessage(
    MetadataSchema,
    section(metadataStart, footerStart),
    `the metadata of ${file}`,
  );
  return {
    file,
    size,
    postscript,
    footer,
    codec,
    root: columnTree(footer.types, file),
    rows: asCount(footer.numberOfRows, 'rows', file),
    stride: footer.rowIndexStride,
    stripes: stripePlaces(footer, metadataStart, file),
    statistics: footer.statistics,
    stripeStatistics: metadata.stripeStats.map(({ colStats }) => colStats),
    places: {
      metadata: metadataStart,
      footer: footerStart,
      postscript: postscriptStart,
      length: size - 1,
    },
  };
}

async function readPostscript(source: ByteSource, bytes: Uint8Array): Promise<PostScript> {
  const file = source.name;
  let postscript;
  try {
    postscript = decodeMessage(PostScriptSchema, bytes, `the postscript of ${file}`);
  } catch {
    // What is no message is no ORC file either.
  }
  // The first writers had the mark at the file's beginning alone.
  const isMarked =
    postscript?.magic === MAGIC ||
    (postscript?.magic === '' &&
      new TextDecoder().decode(await source.read(0, MAGIC.length)) === MAGIC);
  if (!postscript || !isMarked) {
    throw new Unreadable(
      `${file} is no ORC file, or its end is cut off: an ORC file ends with a postscript that says "ORC", and this one does not.`,
    );
  }
  const [major = 0, minor = 0] = postscript.version;
  if (postscript.version.length > 0 && (major !== 0 || minor > 12)) {
    throw new Unreadable(
      `${file} has ORC format version ${major}.${minor}. This page reads versions 0.11 and 0.12, which all released writers use.`,
    );
  }
  return postscript;
}

function stripePlaces(footer: Footer, end: number, file: string): StripePlace[] {
  if (footer.stripes.length > MOST_STRIPES) {
    throw new Unreadable(
      `${file} has ${footer.stripes.length} stripes; this page reads up to ${MOST_STRIPES}.`,
    );
  }
  let firstRow = 0;
  return footer.stripes.map((stripe, index) => {
    const what = `stripe ${index + 1}`;
    const start = asCount(stripe.offset, what, file);
    const dataStart = start + asCount(stripe.indexLength, what, file);
    const footerStart = dataStart + asCount(stripe.dataLength, what, file);
    const stripeEnd = footerStart + asCount(stripe.footerLength, what, file);
    if (stripeEnd > end) {
      throw new Unreadable(
        `The footer of ${file} places ${what} at bytes ${start} to ${stripeEnd}, beyond the data: the file is damaged or was cut in the middle.`,
      );
    }
    const rows = asCount(stripe.numberOfRows, what, file);
    const place = { index, firstRow, rows, start, dataStart, footerStart, end: stripeEnd };
    firstRow += rows;
    return place;
  });
}

function before(end: number, length: bigint, what: string, file: string): number {
  const start = end - asCount(length, what, file);
  if (start < 0) {
    throw new Unreadable(
      `The postscript of ${file} says that its ${what} has ${length} bytes, and there are not so many: the file is damaged or was cut off.`,
    );
  }
  return start;
}

/** A number of a message, which may be anything, as one that can be calculated with. */
export function asCount(value: bigint, what: string, file: string): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new Unreadable(`${file} says ${value} of ${what}: it is damaged.`);
  }
  return count;
}
