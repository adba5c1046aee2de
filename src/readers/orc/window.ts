import type { ByteSource } from '../source.ts';
import { CHUNK_HEADER } from './codec.ts';
import type { OrcColumn } from './column.ts';
import {
  CompressionKind,
  Stream_Kind,
  Type_Kind,
  type RowIndexEntry,
} from './proto/orc_proto_pb.ts';
import { isDictionary, streamOf, type StreamPlace, type Stripe } from './stripe.ts';
import type { OrcTail } from './tail.ts';

/** How a stream's values are packed, which says how many numbers a position in it takes. */
type Packed = 'bytes' | 'byte runs' | 'bits' | 'integers';

/** A stream to read, from the place where a row group begins. */
export interface StreamWindow {
  place: StreamPlace;
  /** Of the file's bytes: from here, and up to there. */
  start: number;
  end: number;
  /** Then skip so many unpacked bytes of the first chunk … */
  skipBytes: number;
  /** … and so many values of the first run; for bits, whole bytes of the run and then bits. */
  skipValues: number;
  skipBits: number;
}

/**
 * The most of a stream that is read where no index says how far a row group reaches: enough for the
 * rows that this page shows, and never a whole stripe of a large file.
 */
const LONGEST_WINDOW = 16 * 1024 * 1024;

/** More than the longest run of integers takes: 512 values of 64 bits, and patches. */
const LONGEST_RUN = 8 * 1024;

/**
 * The data streams of a column in the order in which a row index names positions: that of ORC v1,
 * "Column Encodings", which need not be the order in the file. A dictionary has no position: it is
 * always read whole.
 */
export function indexedStreams(
  column: OrcColumn,
  stripe: Stripe,
): { kind: Stream_Kind; packed: Packed }[] {
  const present = { kind: Stream_Kind.PRESENT, packed: 'bits' } as const;
  const data = (packed: Packed) => ({ kind: Stream_Kind.DATA, packed });
  const integers = (kind: Stream_Kind) => ({ kind, packed: 'integers' }) as const;
  switch (column.kind) {
    case Type_Kind.BOOLEAN:
      return [present, data('bits')];
    case Type_Kind.BYTE:
    case Type_Kind.UNION:
      return [present, data('byte runs')];
    case Type_Kind.SHORT:
    case Type_Kind.INT:
    case Type_Kind.LONG:
    case Type_Kind.DATE:
      return [present, data('integers')];
    case Type_Kind.FLOAT:
    case Type_Kind.DOUBLE:
      return [present, data('bytes')];
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
      if (isDictionary(stripe.encodings[column.id])) return [present, data('integers')];
      return [present, data('bytes'), integers(Stream_Kind.LENGTH)];
    case Type_Kind.BINARY:
    case Type_Kind.GEOMETRY:
    case Type_Kind.GEOGRAPHY:
      return [present, data('bytes'), integers(Stream_Kind.LENGTH)];
    case Type_Kind.DECIMAL:
      return [present, data('bytes'), integers(Stream_Kind.SECONDARY)];
    case Type_Kind.TIMESTAMP:
    case Type_Kind.TIMESTAMP_INSTANT:
      return [present, data('integers'), integers(Stream_Kind.SECONDARY)];
    case Type_Kind.LIST:
    case Type_Kind.MAP:
      return [present, integers(Stream_Kind.LENGTH)];
    case Type_Kind.STRUCT:
      return [present];
  }
}

/**
 * Where to read a column's streams for the row groups `first` up to but not including `after`.
 *
 * @returns undefined where the positions do not fit the streams: the column is then read from the
 *   stripe's beginning
 */
export function planWindows(
  tail: OrcTail,
  stripe: Stripe,
  column: OrcColumn,
  index: readonly RowIndexEntry[],
  first: number,
  after: number,
): StreamWindow[] | undefined {
  const isPacked = tail.codec.kind !== CompressionKind.NONE;
  const streams = placedStreams(stripe, column);
  const begin = first === 0 ? null : positionsOf(index[first], streams, isPacked);
  if (begin === undefined) return undefined;
  const next = positionsOf(index[after], streams, isPacked);
  return streams.map(({ place }, at) => {
    const from = begin?.[at];
    const start = place.start + (from?.chunk ?? 0);
    // The next group begins within this chunk, or this run; a run may go over into another chunk.
    const slack = isPacked ? 2 * (CHUNK_HEADER + tail.codec.blockSize) : LONGEST_RUN;
    const until = next?.[at];
    const end = until ? place.start + until.chunk + slack : start + LONGEST_WINDOW;
    return {
      place,
      start: Math.min(start, place.end),
      end: Math.min(end, place.end),
      skipBytes: from?.bytes ?? 0,
      skipValues: from?.values ?? 0,
      skipBits: from?.bits ?? 0,
    };
  });
}

/** Where a row group begins in one stream, in words. */
export interface PositionWords {
  kind: Stream_Kind;
  words: string;
}

/** An entry's positions, stream by stream; none where they do not fit the streams. */
export function positionWords(
  tail: OrcTail,
  stripe: Stripe,
  column: OrcColumn,
  entry: RowIndexEntry,
): PositionWords[] {
  const isPacked = tail.codec.kind !== CompressionKind.NONE;
  const streams = placedStreams(stripe, column);
  const positions = positionsOf(entry, streams, isPacked) ?? [];
  return positions.map(({ chunk, bytes, values, bits }, at) => {
    const parts = [isPacked ? `chunk at byte ${chunk}` : `byte ${chunk}`];
    if (isPacked) parts.push(`${bytes} unpacked bytes in`);
    if (values > 0) parts.push(`skip ${values} ${values === 1 ? 'value' : 'values'} of the run`);
    if (bits > 0) parts.push(`skip ${bits} bits`);
    return { kind: streams[at]?.place.kind ?? Stream_Kind.DATA, words: parts.join(', ') };
  });
}

/** The indexed streams that the stripe has. */
function placedStreams(stripe: Stripe, column: OrcColumn) {
  return indexedStreams(column, stripe).flatMap(({ kind, packed }) => {
    const place = streamOf(stripe, column.id, kind);
    return place ? [{ place, packed }] : [];
  });
}

interface Position {
  /** Bytes from the stream's beginning to the chunk's header, or to the place itself. */
  chunk: number;
  bytes: number;
  values: number;
  bits: number;
}

/** An entry's positions, by stream. */
function positionsOf(
  entry: RowIndexEntry | undefined,
  streams: readonly { place: StreamPlace; packed: Packed }[],
  isPacked: boolean,
): Position[] | undefined {
  if (!entry) return undefined;
  const numbers = entry.positions.map(Number);
  let at = 0;
  const take = () => numbers[at++] ?? Number.NaN;
  const positions = streams.map(({ packed }): Position => {
    const chunk = take();
    const bytes = isPacked ? take() : 0;
    const values = packed === 'bytes' ? 0 : take();
    const bits = packed === 'bits' ? take() : 0;
    return { chunk, bytes, values, bits };
  });
  const isSound =
    at === numbers.length &&
    positions.every(
      ({ chunk, bytes, values, bits }, stream) =>
        chunk <= (streams[stream]?.place.end ?? 0) - (streams[stream]?.place.start ?? 0) &&
        bytes <= 2 ** 30 &&
        values <= 1024 &&
        bits <= 8,
    );
  return isSound ? positions : undefined;
}

/** Reads windows, those that touch in one read, and gives the bytes of each. */
export async function readWindows(
  source: ByteSource,
  windows: readonly { start: number; end: number }[],
): Promise<Uint8Array[]> {
  const order = windows.map((_, at) => at).sort((a, b) => startOf(a) - startOf(b));
  function startOf(at: number) {
    return windows[at]?.start ?? 0;
  }
  const result: Uint8Array[] = windows.map(() => new Uint8Array());
  for (let i = 0; i < order.length;) {
    const group = [order[i] ?? 0];
    const start = startOf(group[0] ?? 0);
    let end = windows[group[0] ?? 0]?.end ?? 0;
    i += 1;
    for (; i < order.length; i += 1) {
      const window = windows[order[i] ?? 0];
      if (!window || window.start > end || Math.max(end, window.end) - start > LONGEST_WINDOW)
        break;
      end = Math.max(end, window.end);
      group.push(order[i] ?? 0);
    }
    const bytes = await source.read(start, end);
    for (const at of group) {
      const window = windows[at];
      if (window) result[at] = bytes.subarray(window.start - start, window.end - start);
    }
  }
  return result;
}
