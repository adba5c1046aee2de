import { countReads, type ByteRange, type ByteSource } from '../../readers/source.ts';
import { bytesIn, mergeRanges } from './ranges.ts';

/** What was read of a file: joined ranges, and how many reads that were. */
export interface Read {
  ranges: ByteRange[];
  count: number;
}

/** What one question read, a byte twice counting once. */
export interface Cost {
  bytes: number;
  reads: number;
}

export function readOf(reads: readonly ByteRange[]): Read {
  return { ranges: mergeRanges(reads), count: reads.length };
}

/** A file, and what was read of it. */
export class CountedFile {
  readonly source: ByteSource;
  readonly reads: readonly ByteRange[];

  constructor(file: ByteSource) {
    const { source, reads } = countReads(file);
    this.source = source;
    this.reads = reads;
  }

  /** Of all that was asked so far. */
  get read(): Read {
    return readOf(this.reads);
  }

  /** From now on: the result says what was read since. */
  count(): () => Read & Cost {
    const before = this.reads.length;
    return () => {
      const read = readOf(this.reads.slice(before));
      const whole = { start: 0, end: this.source.size };
      return { ...read, bytes: bytesIn(whole, read.ranges), reads: read.count };
    };
  }
}
