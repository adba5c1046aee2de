import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import type { ByteRange } from '../source.ts';

/** A struct as hyparquet decodes it: `field_3` is field 3, whatever its name in parquet.thrift. */
export type Struct = Readonly<Record<string, unknown>>;

/** Bytes that are no Thrift struct. `isCutOff` where more bytes could make it one. */
export class ThriftFault extends Error {
  override name = 'ThriftFault';
  readonly isCutOff: boolean;

  constructor(message: string, isCutOff = false) {
    super(message);
    this.isCutOff = isCutOff;
  }
}

/** Where a field of the outermost struct lies, and where the items of its list do. */
export interface FieldPlace extends ByteRange {
  id: number;
  items: ByteRange[];
}

export interface Decoded {
  struct: Struct;
  /** Index of the first byte behind it. */
  end: number;
  fields: FieldPlace[];
}

/** Parquet nests five deep; a hostile file would overflow the stack. */
const DEEPEST = 32;

/** Of all lists together: a hostile list of empty structs takes a byte for each, and memory for all. */
const MOST_ITEMS = 2_000_000;

/**
 * One struct of Thrift's compact protocol. hyparquet decodes it, after a walk over the bytes that holds
 * every length within them: a varint of a megabyte, or a list of two billion, would keep it busy for ever.
 *
 * @param start index in `bytes` of the struct's first byte
 * @throws ThriftFault
 */
export function readStruct(bytes: Uint8Array, start: number): Decoded {
  const walk = new Walk(bytes, start);
  const fields = walk.struct(0);
  const reader = {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    offset: start,
  };
  return { struct: deserializeTCompactProtocol(reader), end: walk.at, fields };
}

/** Types of the compact protocol (thrift-compact-protocol.md); true and false are values of their own. */
const BYTES: Record<number, number> = { 1: 0, 2: 0, 3: 1, 7: 8 };
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

class Walk {
  readonly bytes: Uint8Array;
  at: number;
  items = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  struct(depth: number): FieldPlace[] {
    if (depth > DEEPEST) throw new ThriftFault('structs are nested too deep');
    const fields: FieldPlace[] = [];
    let id = 0;
    for (;;) {
      const start = this.at;
      const head = this.byte();
      const type = head & 0x0f;
      if (type === 0) return fields;
      id = head >> 4 ? id + (head >> 4) : zigzag(this.varint());
      const items = this.value(type, depth);
      // Only the outermost struct's places are asked for.
      if (depth === 0) fields.push({ id, start, end: this.at, items });
    }
  }

  value(type: number, depth: number): ByteRange[] {
    const fixed = BYTES[type];
    if (fixed !== undefined) this.skip(fixed);
    else if (type >= 4 && type <= 6) this.varint();
    else if (type === BINARY) this.skip(this.varint());
    else if (type === STRUCT) this.struct(depth + 1);
    else if (type === LIST) return this.list(depth);
    else throw new ThriftFault(`type ${String(type)} is not used by Parquet`);
    return [];
  }

  list(depth: number): ByteRange[] {
    if (depth > DEEPEST) throw new ThriftFault('lists are nested too deep');
    const head = this.byte();
    const type = head & 0x0f;
    const length = head >> 4 === 15 ? this.varint() : head >> 4;
    // Every item takes a byte at least: what claims more is a lie, or cut off.
    if (length > this.bytes.length - this.at) throw new ThriftFault('a list is cut off', true);
    this.items += length;
    if (this.items > MOST_ITEMS) throw new ThriftFault('its lists are too long for this page');
    const items: ByteRange[] = [];
    for (let i = 0; i < length; i++) {
      const start = this.at;
      if (type === 1 || type === 2) this.skip(1);
      else this.value(type, depth + 1);
      if (depth === 0) items.push({ start, end: this.at });
    }
    return items;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new ThriftFault('it is cut off', true);
    this.at++;
    return byte;
  }

  skip(length: number): void {
    if (length > this.bytes.length - this.at) throw new ThriftFault('it is cut off', true);
    this.at += length;
  }

  /** Ten bytes hold 64 bits. Only the low 53 are right, which is all that a length may have. */
  varint(): number {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw new ThriftFault('a number has more than ten bytes');
  }
}

function zigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
