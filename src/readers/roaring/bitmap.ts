import { Unreadable } from '../unreadable.ts';

/**
 * A set of row positions, kept packed as it is stored: a few bytes may stand for billions of
 * positions, so that it is asked and never spread out.
 */
export interface PositionSet {
  has(position: number): boolean;
  readonly size: number;
  /** The first positions, up to so many. */
  first(limit: number): number[];
}

/** One container: 65,536 positions that share their upper bits. */
interface Container {
  has(low: number): boolean;
  size: number;
}

const NO_RUNS = 12346;
const WITH_RUNS = 12347;
/** Runs are followed by offsets only where there are at least so many containers. */
const OFFSETS_FROM = 4;
const LARGEST_ARRAY = 4096;
const BITMAP_BYTES = 8192;
const MOST_BITMAPS = 1 << 20;

/**
 * Reads Roaring bitmaps in the portable format: one of 32 bits, or one of 64 bits, which is a list
 * of the former with their upper halves.
 *
 * @see https://github.com/RoaringBitmap/RoaringFormatSpec
 */
export function readRoaring(bytes: Uint8Array, bits: 32 | 64, file: string): PositionSet {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const containers = new Map<number, Container>();
  try {
    if (bits === 32) {
      readOne(view, 0, 0, containers);
    } else {
      const count = view.getBigUint64(0, true);
      if (count > BigInt(MOST_BITMAPS)) throw new RangeError('too many');
      let at = 8;
      for (let i = 0; i < Number(count); i++) {
        at = readOne(view, at + 4, view.getUint32(at, true) * 0x10000, containers);
      }
    }
  } catch {
    throw new Unreadable(`${file}: its bitmap of deleted rows is cut off or damaged.`);
  }
  let size = 0;
  for (const container of containers.values()) size += container.size;
  return {
    size,
    has: (position) =>
      containers.get(Math.floor(position / 0x10000))?.has(position % 0x10000) ?? false,
    first(limit) {
      const positions: number[] = [];
      for (const [upper, container] of containers) {
        for (let low = 0; low < 0x10000; low++) {
          if (positions.length >= limit) return positions;
          if (container.has(low)) positions.push(upper * 0x10000 + low);
        }
      }
      return positions;
    },
  };
}

/** Gives where the bitmap ends. Throws `RangeError` where it is damaged. */
function readOne(
  view: DataView,
  start: number,
  upper: number,
  containers: Map<number, Container>,
): number {
  const cookie = view.getUint32(start, true);
  const hasRuns = (cookie & 0xffff) === WITH_RUNS;
  if (!hasRuns && cookie !== NO_RUNS) throw new RangeError('cookie');
  const count = hasRuns ? (cookie >>> 16) + 1 : view.getUint32(start + 4, true);
  if (count > 0x10000) throw new RangeError('count');
  const runFlags = start + 4;
  const keys = hasRuns ? runFlags + Math.ceil(count / 8) : start + 8;
  let at = keys + count * 4;
  if (!hasRuns || count >= OFFSETS_FROM) at += count * 4;
  for (let i = 0; i < count; i++) {
    const key = view.getUint16(keys + i * 4, true);
    const size = view.getUint16(keys + i * 4 + 2, true) + 1;
    const isRun = hasRuns && (view.getUint8(runFlags + (i >> 3)) & (1 << (i & 7))) !== 0;
    const container = isRun
      ? runContainer(view, at)
      : size <= LARGEST_ARRAY
        ? arrayContainer(view, at, size)
        : bitmapContainer(view, at, size);
    containers.set(upper + key, container);
    at = container.end;
  }
  return at;
}

type Placed = Container & { end: number };

function arrayContainer(view: DataView, at: number, size: number): Placed {
  const low = (i: number) => view.getUint16(at + i * 2, true);
  const end = at + size * 2;
  mustHold(view, end);
  return {
    size,
    end,
    has(wanted) {
      const found = firstBeyond(size, (i) => low(i) > wanted);
      return found > 0 && low(found - 1) === wanted;
    },
  };
}

function bitmapContainer(view: DataView, at: number, size: number): Placed {
  const end = at + BITMAP_BYTES;
  mustHold(view, end);
  return {
    size,
    end,
    has: (wanted) => (view.getUint8(at + (wanted >> 3)) & (1 << (wanted & 7))) !== 0,
  };
}

/** Pairs of a first position and how many follow it. */
function runContainer(view: DataView, at: number): Placed {
  const runs = view.getUint16(at, true);
  const first = (i: number) => view.getUint16(at + 2 + i * 4, true);
  const more = (i: number) => view.getUint16(at + 4 + i * 4, true);
  const end = at + 2 + runs * 4;
  mustHold(view, end);
  let size = 0;
  for (let i = 0; i < runs; i++) size += more(i) + 1;
  return {
    size,
    end,
    has(wanted) {
      const run = firstBeyond(runs, (i) => first(i) > wanted) - 1;
      return run >= 0 && wanted <= first(run) + more(run);
    },
  };
}

/** The first of `count` that is beyond, by halving; `count` where none is. */
function firstBeyond(count: number, isBeyond: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mustHold(view: DataView, end: number): void {
  if (end > view.byteLength) throw new RangeError('end');
}
