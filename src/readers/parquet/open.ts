import type { ByteRange, ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { TELLING_BYTES, whatIs } from '../what-is.ts';
import { Fields } from './fields.ts';
import { readFooterFields } from './footer.ts';
import type { Footer } from './footer.ts';
import { readStruct, ThriftFault } from './thrift.ts';
import type { FieldPlace } from './thrift.ts';

/** An open file: its footer was read, nothing else. */
export interface ParquetFile {
  source: ByteSource;
  footer: Footer;
  /** The footer's bytes in the file, without the length and magic that follow. */
  footerRange: ByteRange;
  /** Where the fields of the footer lie, as offsets in the file. */
  footerFields: FieldPlace[];
}

/** Length (4 bytes, little-endian) and magic number (4 bytes) behind the footer. */
export const TAIL = 8;
export const MAGIC = 4;

/**
 * A footer is read whole and becomes objects: this many bytes of it are some hundred megabytes of
 * memory. Footers of real files have kilobytes; those with thousands of columns, a few megabytes.
 */
const LONGEST_FOOTER = 16 * 1024 * 1024;

/**
 * Reads the footer, from the file's end, as all readers do: the length of it, then the footer itself. Over a
 * network a reader takes more at once, and hopes that the footer is in it; here two reads cost nothing, and
 * what was read stays exact.
 *
 * @throws Unreadable where it is no Parquet file, or one that is cut off, damaged or encrypted
 */
export async function openParquet(source: ByteSource): Promise<ParquetFile> {
  const { name, size } = source;
  if (size === 0) throw new Unreadable(`${name} is empty: it has no bytes.`);
  const tail = await source.read(Math.max(0, size - TAIL), size);
  const magic = text(tail, tail.length - MAGIC);
  if (magic === 'PARE') {
    throw new Unreadable(
      `${name} is an encrypted Parquet file: its footer can be read with its key only, which this page does not take.`,
    );
  }
  if (magic !== 'PAR1' || size < MAGIC + TAIL) throw await notParquet(source);

  const length = new DataView(tail.buffer).getUint32(tail.length - TAIL, true);
  const end = size - TAIL;
  const start = end - length;
  if (length === 0 || start < MAGIC) {
    throw new Unreadable(
      `${name} says that its footer has ${String(length)} bytes, which do not fit into its ${String(size)}: it is cut off or damaged.`,
    );
  }
  if (length > LONGEST_FOOTER) {
    throw new Unreadable(
      `${name} has a footer of ${String(length)} bytes; this page reads up to ${String(LONGEST_FOOTER)}.`,
    );
  }
  const bytes = await source.read(start, end);
  const what = `The footer of ${name}`;
  const { struct, fields } = decodeFooter(bytes, what);
  const shift = ({ start: from, end: to }: ByteRange) => ({ start: from + start, end: to + start });
  return {
    source,
    footer: readFooterFields(new Fields(struct, what), what),
    footerRange: { start, end },
    footerFields: fields.map((field) => ({
      ...shift(field),
      id: field.id,
      items: field.items.map(shift),
    })),
  };
}

function decodeFooter(bytes: Uint8Array, what: string) {
  try {
    return readStruct(bytes, 0);
  } catch (error) {
    if (error instanceof ThriftFault) {
      throw new Unreadable(`${what} is damaged: ${error.message}.`);
    }
    throw error;
  }
}

async function notParquet(source: ByteSource): Promise<Unreadable> {
  const { name, size } = source;
  const head = await source.read(0, Math.min(size, TELLING_BYTES));
  if (text(head, 0) === 'PAR1') {
    return new Unreadable(
      `${name} begins as a Parquet file, and does not end as one: it is cut off, or still being written. The footer, at the end, says where everything lies; without it nothing can be read.`,
    );
  }
  const seems = whatIs(head);
  return new Unreadable(
    `${name} is no Parquet file: those end with the letters PAR1.${seems ? ` It seems to be ${seems}.` : ''}`,
  );
}

function text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(Math.max(0, at), Math.max(0, at) + MAGIC));
}
