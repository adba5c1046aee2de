import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { unpackSection } from './codec.ts';
import {
  BloomFilterIndexSchema,
  RowIndexSchema,
  Stream_Kind,
  type BloomFilter,
  type RowIndexEntry,
} from './proto/orc_proto_pb.ts';
import { streamOf, type Stripe } from './stripe.ts';
import type { OrcTail } from './tail.ts';
import { readWindows } from './window.ts';

/** The entries of columns, one for each row group; none where a column has no index. */
export async function readRowIndexes(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  columns: readonly number[],
): Promise<Map<number, readonly RowIndexEntry[]>> {
  const places = columns.flatMap((column) => {
    const place = streamOf(stripe, column, Stream_Kind.ROW_INDEX);
    return place ? [place] : [];
  });
  const packed = await readWindows(source, places);
  return new Map(
    places.map(({ column }, at) => [
      column,
      decodeMessage(
        RowIndexSchema,
        unpackSection(tail.codec, packed[at] ?? new Uint8Array(), LONGEST_MESSAGE),
        `the row index of column ${column} of ${tail.file}`,
      ).entry,
    ]),
  );
}

/** The Bloom filters of one column, one for each row group; empty where it has none. */
export async function readBloomFilters(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  column: number,
): Promise<readonly BloomFilter[]> {
  const place =
    streamOf(stripe, column, Stream_Kind.BLOOM_FILTER_UTF8) ??
    streamOf(stripe, column, Stream_Kind.BLOOM_FILTER);
  if (!place) return [];
  const packed = await source.read(place.start, place.end);
  try {
    return decodeMessage(
      BloomFilterIndexSchema,
      unpackSection(tail.codec, packed, LONGEST_MESSAGE),
      `the Bloom filters of column ${column} of ${tail.file}`,
    ).bloomFilter;
  } catch (error) {
    // Before their format was settled there were others. Without filters, rows are only read in vain.
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
