import type { Plain } from '../plain-value.ts';

/** Below 0, 0 or above. Null is the least; numbers, also those that are text, go by size. */
export function compareValues(a: Plain, b: Plain): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (isWhole(a) && isWhole(b)) {
    const difference = BigInt(a) - BigInt(b);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  const numbers = [Number(a), Number(b)] as const;
  if (numbers.every((one) => Number.isFinite(one))) return Math.sign(numbers[0] - numbers[1]);
  // A fraction of a second is only there where it is not 0: without its Z, text sorts as time.
  const texts = [String(a).replace(/Z$/, ''), String(b).replace(/Z$/, '')] as const;
  return texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : 0;
}

function isWhole(value: Plain): value is number | string {
  return typeof value === 'number'
    ? Number.isInteger(value)
    : typeof value === 'string' && /^-?\d+$/.test(value);
}
