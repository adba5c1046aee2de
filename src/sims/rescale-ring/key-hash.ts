/**
 * A key as a Flink program holds it: `text` a `String`, `int` an `Integer`, `long` a `Long`. The text of a number is
 * its shortest decimal form.
 */
export interface Key {
  readonly type: KeyType;
  readonly text: string;
}

export const keyTypes = ['text', 'int', 'long'] as const;
export type KeyType = (typeof keyTypes)[number];

/** Longer keys hash just as well, but fit into no picture. */
export const MAX_KEY_LENGTH = 40;

/** What a reader typed, as a key, or why it cannot be one. Spaces around a number are dropped; text is kept as it is. */
export function parseKey(type: KeyType, typed: string): Key | KeyFault {
  if (typed.length > MAX_KEY_LENGTH) return 'too-long';
  if (type === 'text') return typed === '' ? 'empty' : { type, text: typed };
  const digits = typed.trim();
  if (digits === '') return 'empty';
  if (!/^[+-]?\d+$/.test(digits)) return 'not-whole';
  const number = BigInt(digits.replace('+', ''));
  const bits = type === 'int' ? 32 : 64;
  return BigInt.asIntN(bits, number) === number ? { type, text: String(number) } : 'out-of-range';
}

export type KeyFault = 'empty' | 'too-long' | 'not-whole' | 'out-of-range';

export function isSameKey(a: Key, b: Key): boolean {
  return a.type === b.type && a.text === b.text;
}

/**
 * Java's `hashCode` as a signed 32-bit number: `String` is the sum of 31ⁿ × UTF-16 unit, `Integer` is itself, `Long` is
 * its upper half xor its lower half (Javadoc of the three classes).
 */
export function javaHashCode({ type, text }: Key): number {
  if (type === 'int') return Number(text) | 0;
  if (type === 'long') {
    const number = BigInt(text);
    return Number(BigInt.asIntN(32, number ^ (number >> 32n)));
  }
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Flink 2.0.0, `MathUtils.murmurHash(int)`: 0 to 2³¹ − 1. */
export function murmurHash(code: number): number {
  let mixed = Math.imul(code, 0xcc9e2d51);
  mixed = Math.imul(rotateLeft(mixed, 15), 0x1b873593);
  mixed = (Math.imul(rotateLeft(mixed, 13), 5) + 0xe6546b64) | 0;
  mixed ^= 4;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed === -(2 ** 31) ? 0 : Math.abs(mixed);
}

function rotateLeft(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/** Flink 2.0.0, `KeyGroupRangeAssignment.assignToKeyGroup`. */
export function keyGroupOf(key: Key, maxParallelism: number): number {
  return hashOfKey(key) % maxParallelism;
}

/** The number whose remainder is the key group: it depends on the key alone. */
export function hashOfKey(key: Key): number {
  return murmurHash(javaHashCode(key));
}
