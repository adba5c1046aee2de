import { bytesSource, type ByteSource } from '../../../src/readers/source.ts';

/** Numbers from 0 up to but not including `below`, the same for the same seed (xorshift). */
export function numbers(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/**
 * A copy of a file with something wrong: bits turned, bytes set to extremes, a piece left out, put in
 * or moved, the end cut off. What matters stands at the end of these formats: half of the damage is done there.
 */
export function damaged(bytes: Uint8Array, seed: number, tail = 600): Uint8Array<ArrayBuffer> {
  const pick = numbers(seed);
  let copy = new Uint8Array(bytes);
  const place = () => {
    const near = Math.min(tail, copy.length);
    return pick(2) === 0 ? copy.length - 1 - pick(near) : pick(copy.length);
  };
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    const at = place();
    const piece = 1 + pick(40);
    switch (pick(7)) {
      case 0:
      case 1:
        copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
        break;
      case 2:
        copy.fill([0, 0x7f, 0x80, 0xff][pick(4)] ?? 0, at, at + 1 + pick(9));
        break;
      case 3:
        copy = concat(copy.subarray(0, at), copy.subarray(at + piece));
        break;
      case 4:
        copy = concat(copy.subarray(0, at), bytes.subarray(0, piece), copy.subarray(at));
        break;
      case 5:
        copy.copyWithin(at, pick(copy.length), pick(copy.length));
        break;
      default:
        copy = copy.slice(0, Math.max(1, at));
    }
  }
  return copy;
}

/** How many damaged files to try: more where the environment asks for it. */
export function tries(usual: number): number {
  return usual * Number(process.env['LAKEPATH_FUZZ'] ?? 1);
}

/** A file that counts its reads, and fails where they never end. */
export function watched(bytes: Uint8Array<ArrayBuffer>, name: string, most: number): ByteSource {
  const source = bytesSource(bytes, name);
  let reads = 0;
  return {
    ...source,
    read(start, end) {
      reads += 1;
      if (reads > most) throw new Error(`more than ${most} reads`);
      return source.read(start, end);
    },
  };
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
