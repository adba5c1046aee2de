import { Unreadable } from '../unreadable.ts';

/** Little-endian numbers of bytes, whose places are checked. */
export class Binary {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #what: string;

  /** @param what names the bytes in the sentence for the reader: `the footer of x.lance` */
  constructor(bytes: Uint8Array, what: string) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#what = what;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#within(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#within(at, 2), true);
  }

  i32(at: number): number {
    return this.#view.getInt32(this.#within(at, 4), true);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#within(at, 4), true);
  }

  /** A length or a place: larger than a number can say is a lie. */
  u64(at: number): number {
    return safeCount(this.#view.getBigUint64(this.#within(at, 8), true), this.#what);
  }

  slice(start: number, end: number): Uint8Array {
    this.#within(start, end - start);
    return this.bytes.subarray(start, end);
  }

  #within(at: number, length: number): number {
    if (!(at >= 0 && length >= 0 && at + length <= this.bytes.length)) throw this.damaged();
    return at;
  }

  damaged(): Unreadable {
    return new Unreadable(
      `${this.#what.charAt(0).toUpperCase()}${this.#what.slice(1)} points beyond its own end: the file is damaged or was cut off.`,
    );
  }
}

/** A count or a place of a file, which may be anything, as one that can be calculated with. */
export function safeCount(value: bigint, what: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Unreadable(`${what} says ${value} of something: it is damaged.`);
  }
  return number;
}
