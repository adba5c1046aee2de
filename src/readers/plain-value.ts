/**
 * A cell in the form that all readers hand out and that labs' `rows.json` has: integers as numbers
 * (as text beyond 2^53), decimals as text (`12.50`), dates and times as ISO text (with `Z` where the
 * type has a zone), binary as hex, NaN and infinities as text.
 */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [field: string]: Plain };

export type TimeUnit = 'ms' | 'us' | 'ns';

const PER_SECOND = { ms: 1_000n, us: 1_000_000n, ns: 1_000_000_000n } as const;
const DIGITS = { ms: 3, us: 6, ns: 9 } as const;

/** Years beyond what `Date` can say. */
const LAST_SECOND = 8_640_000_000_000n;

export function plainInteger(value: number | bigint): Plain {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

export function plainFloat(value: number): Plain {
  return Number.isFinite(value) ? value : String(value);
}

/** `1250` with a scale of 2 is `12.50`. */
export function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Two's complement, the most significant byte first, as decimals are stored. */
export function signedInteger(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexText(bytes)}`));
}

export function hexText(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

export function uuidText(bytes: Uint8Array): string {
  const hex = hexText(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Days from 1970-01-01. */
export function dateText(days: number): string {
  return timestampText(BigInt(Math.trunc(days)) * 86_400n * PER_SECOND.ms, 'ms', false).slice(
    0,
    -'T00:00:00'.length,
  );
}

/** A time of day, from midnight. */
export function timeText(value: bigint, unit: TimeUnit): string {
  const text = timestampText(value, unit, false);
  return text.slice(text.indexOf('T') + 1);
}

/** From 1970-01-01T00:00:00; of the fraction only what is there, by threes: `.5` is `.500`. */
export function timestampText(value: bigint, unit: TimeUnit, isZoned: boolean): string {
  const per = PER_SECOND[unit];
  const part = ((value % per) + per) % per;
  const seconds = (value - part) / per;
  const zone = isZoned ? 'Z' : '';
  if (seconds > LAST_SECOND || seconds < -LAST_SECOND) return `${seconds} s from 1970${zone}`;
  const whole = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', '');
  const fraction = String(part)
    .padStart(DIGITS[unit], '0')
    .replace(/(000)+$/, '');
  return whole + (fraction === '' ? '' : `.${fraction}`) + zone;
}

/** A cell as one line of text. */
export function plainText(value: Plain): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
