import { Unreadable } from '../unreadable.ts';
import { unpackChunk, type Codec } from './codec.ts';
import { CompressionKind } from './proto/orc_proto_pb.ts';

/** The bytes of one stream, read from front to back and unpacked chunk by chunk. */
export class OrcStream {
  readonly #packed: Uint8Array;
  readonly #codec: Codec;
  #next = 0;
  #chunk: Uint8Array;
  #at = 0;

  /** @param packed the stream's bytes as they are in the file, from the beginning of a chunk on */
  constructor(packed: Uint8Array, codec: Codec) {
    this.#packed = packed;
    this.#codec = codec;
    if (codec.kind === CompressionKind.NONE) {
      this.#chunk = packed;
      this.#next = packed.length;
    } else {
      this.#chunk = new Uint8Array();
    }
  }

  isAtEnd(): boolean {
    while (this.#at >= this.#chunk.length) {
      if (this.#next >= this.#packed.length) return true;
      const { unpacked, next } = unpackChunk(this.#codec, this.#packed, this.#next);
      this.#chunk = unpacked;
      this.#next = next;
      this.#at = 0;
    }
    return false;
  }

  byte(): number {
    if (this.isAtEnd()) throw endedEarly();
    const byte = this.#chunk[this.#at];
    this.#at += 1;
    return byte ?? 0;
  }

  bytes(count: number): Uint8Array {
    if (count > this.#mayHold()) throw endedEarly();
    const bytes = new Uint8Array(count);
    let at = 0;
    while (at < count) {
      if (this.isAtEnd()) throw endedEarly();
      const part = this.#chunk.subarray(this.#at, this.#at + count - at);
      bytes.set(part, at);
      at += part.length;
      this.#at += part.length;
    }
    return bytes;
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      if (this.isAtEnd()) throw endedEarly();
      const step = Math.min(left, this.#chunk.length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** An upper bound of what is left, so that no memory is taken for a length that is a lie. */
  #mayHold(): number {
    const here = this.#chunk.length - this.#at;
    const packedLeft = this.#packed.length - this.#next;
    return here + Math.ceil(packedLeft / 4) * Math.max(1, this.#codec.blockSize);
  }

  /** Base 128, the lowest seven bits first; of any length that a decimal needs. */
  varint(): bigint {
    let low = 0;
    let scale = 1;
    for (let count = 0; count < 7; count += 1) {
      const byte = this.byte();
      low += (byte & 0x7f) * scale;
      if (byte < 0x80) return BigInt(low);
      scale *= 128;
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 300n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Unreadable('A number in a stream has no end: the file is damaged.');
  }

  signedVarint(): bigint {
    return unzigzag(this.varint());
  }
}

/** Stands for a stream that is not there: it fails where a value is asked of it. */
export class MissingStream extends OrcStream {
  readonly #why: string;

  constructor(why: string) {
    super(new Uint8Array(), { kind: CompressionKind.NONE, name: 'none', blockSize: 0 });
    this.#why = why;
  }

  override isAtEnd(): boolean {
    throw new Unreadable(this.#why);
  }
}

export function unzigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}

function endedEarly(): Unreadable {
  return new Unreadable(
    'A stream ends before all of its values were read: the file is damaged or was cut off.',
  );
}
