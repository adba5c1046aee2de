import { Unreadable } from './unreadable.ts';

/** A file to read by ranges: on disk, in memory, or inside an archive. */
export interface ByteSource {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Bytes `start` up to but not including `end`. Rejects with `Unreadable` where the range is not
   * within the file, is longer than `LONGEST_READ`, or the file can no longer be read.
   */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** The most bytes of one read: a length in a hostile file must not fill the tab's memory. */
export const LONGEST_READ = 64 * 1024 * 1024;

/** Reads a file that the reader chose, or a response's blob; never whole, unless asked to. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    size: blob.size,
    async read(start, end) {
      checkRange(name, blob.size, start, end);
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch {
        throw new Unreadable(
          `${name} can no longer be read. It may have changed or moved since it was chosen: choose it again.`,
        );
      }
    },
  };
}

export function bytesSource(bytes: Uint8Array<ArrayBuffer>, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    read(start, end) {
      // A reader may be handed a promise that rejects, never a throw.
      return new Promise((done) => {
        checkRange(name, bytes.length, start, end);
        done(bytes.slice(start, end));
      });
    },
  };
}

/** The whole file; for small ones such as a table's metadata. Rejects beyond `limit` bytes. */
export async function readWhole(
  source: ByteSource,
  limit = LONGEST_READ,
): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > limit) {
    throw new Unreadable(
      `${source.name} has ${source.size} bytes, where at most ${limit} were expected.`,
    );
  }
  return source.read(0, source.size);
}

/** One range that was read. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The same file, and a list of what was read of it, in order. */
export function countReads(source: ByteSource): { source: ByteSource; reads: ByteRange[] } {
  const reads: ByteRange[] = [];
  return {
    reads,
    source: {
      name: source.name,
      size: source.size,
      read(start, end) {
        reads.push({ start, end });
        return source.read(start, end);
      },
    },
  };
}

function checkRange(name: string, size: number, start: number, end: number): void {
  const isWithin =
    Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end;
  if (!isWithin || end > size) {
    throw new Unreadable(
      `${name} points to bytes ${start} to ${end}, and has ${size}: it is cut off or damaged.`,
    );
  }
  if (end - start > LONGEST_READ) {
    throw new Unreadable(
      `${name} asks for ${end - start} bytes at once: that is more than this page reads (${LONGEST_READ}).`,
    );
  }
}
