import { Unreadable } from '../unreadable.ts';
import { unzigzag, type OrcStream } from './stream.ts';

/** One run of a stream of integers. */
export interface IntegerRun {
  kind: 'run' | 'literals' | 'short repeat' | 'direct' | 'patched base' | 'delta';
  values: bigint[];
  /** Bits of one value as it is stored, where they are all alike. */
  width?: number;
  patches?: number;
}

/** Values one by one, from run length encoding of version 1 or 2. */
export class IntegerRuns {
  readonly #next: () => IntegerRun;
  #values: readonly bigint[] = [];
  #at = 0;

  constructor(stream: OrcStream, version: 1 | 2, isSigned: boolean) {
    this.#next = () => (version === 1 ? readRunV1(stream, isSigned) : readRunV2(stream, isSigned));
  }

  next(): bigint {
    for (;;) {
      const value = this.#values[this.#at];
      if (value !== undefined) {
        this.#at += 1;
        return value;
      }
      this.#values = this.#next().values;
      this.#at = 0;
    }
  }

  skip(count: number): void {
    for (let left = count; left > 0; left -= 1) this.next();
  }
}

/** ORC v1, "Integer Run Length Encoding, version 1" (Hive 0.11). */
export function readRunV1(stream: OrcStream, isSigned: boolean): IntegerRun {
  const read = () => wrap(isSigned ? stream.signedVarint() : stream.varint());
  const header = stream.byte();
  if (header >= 0x80) {
    return { kind: 'literals', values: Array.from({ length: 0x100 - header }, read) };
  }
  const delta = BigInt.asIntN(8, BigInt(stream.byte()));
  const first = read();
  return {
    kind: 'run',
    values: Array.from({ length: header + 3 }, (_, at) => wrap(first + delta * BigInt(at))),
  };
}

/** ORC v1, "Integer Run Length Encoding, version 2" (Hive 0.12). */
export function readRunV2(stream: OrcStream, isSigned: boolean): IntegerRun {
  const header = stream.byte();
  switch (header >> 6) {
    case 0:
      return readShortRepeat(stream, isSigned, header);
    case 1:
      return readDirect(stream, isSigned, header);
    case 2:
      return readPatchedBase(stream, header);
    default:
      return readDelta(stream, isSigned, header);
  }
}

function readShortRepeat(stream: OrcStream, isSigned: boolean, header: number): IntegerRun {
  const bytes = ((header >> 3) & 7) + 1;
  const stored = bigEndian(stream.bytes(bytes));
  const value = isSigned ? unzigzag(stored) : stored;
  return {
    kind: 'short repeat',
    width: bytes * 8,
    values: Array<bigint>((header & 7) + 3).fill(value),
  };
}

function readDirect(stream: OrcStream, isSigned: boolean, header: number): IntegerRun {
  const width = widthOf((header >> 1) & 31);
  const length = runLength(stream, header);
  const stored = readPacked(stream, width, length);
  return { kind: 'direct', width, values: isSigned ? stored.map(unzigzag) : stored };
}

function readPatchedBase(stream: OrcStream, header: number): IntegerRun {
  const width = widthOf((header >> 1) & 31);
  const length = runLength(stream, header);
  const third = stream.byte();
  const fourth = stream.byte();
  const baseBytes = (third >> 5) + 1;
  const patchWidth = widthOf(third & 31);
  const gapWidth = (fourth >> 5) + 1;
  const patches = fourth & 31;
  if (patchWidth + gapWidth > 64) throw badRun('patches of more than 64 bits');
  // The most significant bit is a sign, not a two's complement.
  const stored = bigEndian(stream.bytes(baseBytes));
  const sign = 1n << BigInt(baseBytes * 8 - 1);
  const base = (stored & sign) === 0n ? stored : -(stored & (sign - 1n));
  const values = readPacked(stream, width, length);
  const entries = readPacked(stream, storedWidth(patchWidth + gapWidth), patches);
  let at = 0;
  for (const entry of entries) {
    at += Number(entry >> BigInt(patchWidth));
    const patch = entry & ((1n << BigInt(patchWidth)) - 1n);
    const value = values[at];
    if (value === undefined) throw badRun('a patch beyond its end');
    // A patch of nothing only steps over more values than a gap can say.
    values[at] = value | (patch << BigInt(width));
  }
  return {
    kind: 'patched base',
    width,
    patches,
    values: values.map((value) => wrap(base + value)),
  };
}

function readDelta(stream: OrcStream, isSigned: boolean, header: number): IntegerRun {
  const code = (header >> 1) & 31;
  const width = code === 0 ? 0 : widthOf(code);
  const length = runLength(stream, header);
  const first = wrap(isSigned ? stream.signedVarint() : stream.varint());
  const step = wrap(stream.signedVarint());
  const values = [first];
  if (width === 0) {
    for (let at = 1; at < length; at += 1) values.push(wrap(first + step * BigInt(at)));
    return { kind: 'delta', width, values };
  }
  let last = wrap(first + step);
  if (length > 1) values.push(last);
  for (const delta of readPacked(stream, width, Math.max(0, length - 2))) {
    last = wrap(step < 0n ? last - delta : last + delta);
    values.push(last);
  }
  return { kind: 'delta', width, values };
}

/** Nine bits: the header's lowest, then a byte; one less than the length. */
function runLength(stream: OrcStream, header: number): number {
  return (((header & 1) << 8) | stream.byte()) + 1;
}

const wideWidths = [26, 28, 30, 32, 40, 48, 56, 64];

/** Bits of a width's five-bit code. */
function widthOf(code: number): number {
  return code < 24 ? code + 1 : (wideWidths[code - 24] ?? 64);
}

/** The least width that has a code, for so many bits. */
function storedWidth(bits: number): number {
  return bits <= 24 ? Math.max(1, bits) : (wideWidths.find((width) => width >= bits) ?? 64);
}

/** Values side by side, the most significant bit first; the last byte is filled up. */
function readPacked(stream: OrcStream, width: number, count: number): bigint[] {
  const bytes = stream.bytes(Math.ceil((width * count) / 8));
  const values: bigint[] = [];
  let at = 0;
  if (width <= 45) {
    let held = 0;
    let bits = 0;
    for (let index = 0; index < count; index += 1) {
      while (bits < width) {
        held = held * 256 + (bytes[at++] ?? 0);
        bits += 8;
      }
      bits -= width;
      const rest = 2 ** bits;
      values.push(BigInt(Math.floor(held / rest)));
      held %= rest;
    }
    return values;
  }
  let held = 0n;
  let bits = 0;
  for (let index = 0; index < count; index += 1) {
    while (bits < width) {
      held = (held << 8n) | BigInt(bytes[at++] ?? 0);
      bits += 8;
    }
    bits -= width;
    values.push(held >> BigInt(bits));
    held &= (1n << BigInt(bits)) - 1n;
  }
  return values;
}

function bigEndian(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** To 64 bits, as the engines' arithmetic does. */
function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

function badRun(why: string): Unreadable {
  return new Unreadable(`A run of integers has ${why}: the file is damaged.`);
}
