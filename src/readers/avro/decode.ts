import { Unreadable } from '../unreadable.ts';
import type { AvroType } from './schema.ts';

/** A value as it is stored: a `long` beyond 2^53 is a bigint, `bytes` and `fixed` are bytes. */
export type AvroValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | AvroValue[]
  | { [field: string]: AvroValue };

/** Nothing in a table's metadata is nested as deep. */
const DEEPEST = 128;

const text = new TextDecoder();

/** How many more values may come out of a file, however few bytes they take. */
export interface Budget {
  values: number;
}

/**
 * Reads Avro's binary encoding from front to back. Every length is checked against what is left
 * before anything is allocated.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#binary-encoding
 */
export class AvroDecoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #file: string;
  #at = 0;
  readonly #budget: Budget;

  constructor(bytes: Uint8Array, file: string, budget: Budget) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#file = file;
    this.#budget = budget;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  value(type: AvroType, depth = 0): AvroValue {
    this.#budget.values -= 1;
    if (this.#budget.values < 0) throw this.#fault('holds more values than this page reads');
    if (depth > DEEPEST) throw this.#fault('is nested too deep');
    switch (type.kind) {
      case 'null':
        return null;
      case 'boolean':
        return this.take(1)[0] === 1;
      case 'int':
        return Number(BigInt.asIntN(32, this.#varint()));
      case 'long':
        return this.long();
      case 'float':
        return this.#view.getFloat32(this.#skip(4), true);
      case 'double':
        return this.#view.getFloat64(this.#skip(8), true);
      case 'bytes':
        return this.take(this.count()).slice();
      case 'string':
        return this.string();
      case 'fixed':
        return this.take(type.size).slice();
      case 'enum':
        return this.#pick(type.symbols);
      case 'union':
        return this.value(this.#pick(type.branches), depth + 1);
      case 'array': {
        const items: AvroValue[] = [];
        this.#blocks(() => items.push(this.value(type.items, depth + 1)));
        return items;
      }
      case 'map': {
        const entries: [string, AvroValue][] = [];
        this.#blocks(() => entries.push([this.string(), this.value(type.values, depth + 1)]));
        // Defines each key, where an assignment to `__proto__` would not.
        return Object.fromEntries(entries);
      }
      case 'record':
        return Object.fromEntries(
          type.fields.map((field) => [field.name, this.value(field.type, depth + 1)]),
        );
    }
  }

  long(): number | bigint {
    const value = BigInt.asIntN(64, this.#varint());
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }

  /** A length or count. */
  count(): number {
    const count = this.long();
    if (typeof count !== 'number' || count < 0) throw this.#fault('gives an impossible length');
    return count;
  }

  string(): string {
    return text.decode(this.take(this.count()));
  }

  take(length: number): Uint8Array {
    const start = this.#skip(length);
    return this.#bytes.subarray(start, start + length);
  }

  #skip(length: number): number {
    if (length > this.left) throw this.#fault('ends within a value');
    const start = this.#at;
    this.#at += length;
    return start;
  }

  #pick<T>(choices: readonly T[]): T {
    const choice = choices[Number(this.long())];
    if (choice === undefined) throw this.#fault('names a branch that its schema lacks');
    return choice;
  }

  /** Arrays and maps come in blocks; a negative count is followed by the block's size in bytes. */
  #blocks(item: () => void): void {
    for (;;) {
      let count = this.long();
      if (count === 0) return;
      if (count < 0) {
        count = -count;
        this.count();
      }
      for (let i = 0; i < count; i++) item();
    }
  }

  /** Zigzag, up to ten bytes. */
  #varint(): bigint {
    let low = 0;
    let shift = 0;
    // Nearly all numbers are short: bigint arithmetic only beyond 28 bits.
    for (; shift < 28; shift += 7) {
      const byte = this.#byte();
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt((low >>> 1) ^ -(low & 1));
    }
    let value = BigInt(low);
    for (; shift < 70; shift += 7) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) return (value >> 1n) ^ -(value & 1n);
    }
    throw this.#fault('holds a number of more than ten bytes');
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw this.#fault('ends within a number');
    this.#at += 1;
    return byte;
  }

  #fault(what: string): Unreadable {
    return new Unreadable(`${this.#file} ${what}: it is cut off or damaged.`);
  }
}
