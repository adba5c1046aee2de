import { PageTypes } from 'hyparquet/src/constants.js';
import type { Encoding, PageType } from 'hyparquet';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { Fields } from './fields.ts';
import { encodingName, readStatistics } from './footer.ts';
import type { StoredStatistics } from './footer.ts';
import { readStruct, ThriftFault } from './thrift.ts';

/** A page as its header describes it; the header stands before it in the file. */
export interface Page {
  type: PageType;
  /** Offset of the header in the file. */
  start: number;
  /** Offset of the first byte behind the header: levels, then values. */
  bodyStart: number;
  end: number;
  /** Bytes of the body, unpacked. */
  uncompressed: number;
  /** Nulls too; entries, for a dictionary. */
  values: number;
  encoding: Encoding | string;
  /** Of version 2 only. */
  rows: number | undefined;
  nulls: number | undefined;
  /** Version 2 stores levels before the values and unpacked, so their lengths are known. */
  repetitionBytes: number;
  definitionBytes: number;
  isCompressed: boolean;
  /** Levels of version 1 may have the deprecated BIT_PACKED encoding, of files before 2014. */
  levelEncodings: (Encoding | string)[];
  hasChecksum: boolean;
  statistics: StoredStatistics | undefined;
}

/** How much is read at first for a header, and at most: bounds of long texts may be in it. */
const FIRST_READ = 64;
const LONGEST_HEADER = 256 * 1024;

/**
 * The header at an offset, read by itself: some dozen bytes.
 *
 * @param limit offset behind the chunk: no page reaches further
 * @param what names the page in messages
 */
export async function readPageHeader(
  source: ByteSource,
  start: number,
  limit: number,
  what: string,
): Promise<Page> {
  for (let length = FIRST_READ; ; length *= 4) {
    const end = Math.min(start + length, limit);
    const bytes = await source.read(start, end);
    const isAll = end === limit || length >= LONGEST_HEADER;
    const page = decodePageHeader(bytes, 0, start, limit, what, isAll);
    if (page) return page;
  }
}

/**
 * The header at an index of bytes that were read already.
 *
 * @param at index in `bytes`
 * @param start offset of that index in the file
 * @param isAll whether there are no more bytes to try with
 * @returns undefined where more bytes are needed
 */
export function decodePageHeader(
  bytes: Uint8Array,
  at: number,
  start: number,
  limit: number,
  what: string,
  isAll: boolean,
): Page | undefined {
  let decoded;
  try {
    decoded = readStruct(bytes, at);
  } catch (error) {
    if (!(error instanceof ThriftFault)) throw error;
    if (error.isCutOff && !isAll) return undefined;
    throw new Unreadable(`${what} has no page header at byte ${String(start)}: it is damaged.`);
  }
  const fields = new Fields(decoded.struct, `The page header at byte ${String(start)} of ${what}`);
  const bodyStart = start + decoded.end - at;
  const page = pageOf(fields, start, bodyStart);
  if (page.end > limit) {
    throw new Unreadable(
      `${what} has a page at byte ${String(start)} that would end behind its column: it is damaged.`,
    );
  }
  return page;
}

function pageOf(header: Fields, start: number, bodyStart: number): Page {
  const type = header.must(1, PageTypes[header.must(1, header.int(1))]);
  const uncompressed = atLeastZero(header, 2);
  const end = bodyStart + atLeastZero(header, 3);
  const base = {
    type,
    start,
    bodyStart,
    end,
    uncompressed,
    rows: undefined,
    nulls: undefined,
    repetitionBytes: 0,
    definitionBytes: 0,
    isCompressed: true,
    levelEncodings: [],
    hasChecksum: header.int(4) !== undefined,
    statistics: undefined,
  };
  if (type === 'INDEX_PAGE') return { ...base, values: 0, encoding: 'PLAIN' };
  if (type === 'DATA_PAGE_V2') {
    const inner = header.must(8, header.struct(8));
    const page = {
      ...base,
      values: atLeastZero(inner, 1),
      nulls: atLeastZero(inner, 2),
      rows: atLeastZero(inner, 3),
      encoding: encodingName(inner.must(4, inner.int(4))),
      definitionBytes: atLeastZero(inner, 5),
      repetitionBytes: atLeastZero(inner, 6),
      isCompressed: inner.bool(7) ?? true,
      statistics: readStatistics(inner.struct(8)),
    };
    const levels = page.definitionBytes + page.repetitionBytes;
    const isSound =
      page.nulls <= page.values && levels <= end - bodyStart && levels <= uncompressed;
    return isSound ? page : header.fail(8);
  }
  const id = type === 'DATA_PAGE' ? 5 : 7;
  const inner = header.must(id, header.struct(id));
  return {
    ...base,
    values: atLeastZero(inner, 1),
    encoding: encodingName(inner.must(2, inner.int(2))),
    levelEncodings:
      id === 5 ? [inner.int(3) ?? 0, inner.int(4) ?? 0].map((one) => encodingName(one)) : [],
    statistics: id === 5 ? readStatistics(inner.struct(5)) : undefined,
  };
}

function atLeastZero(fields: Fields, id: number): number {
  const value = fields.must(id, fields.int(id));
  return value >= 0 ? value : fields.fail(id);
}
