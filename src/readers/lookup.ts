/**
 * Looks into values that came out of a file, whose shape nothing guarantees: JSON, Avro records,
 * Parquet rows. What is not there, or is of another kind, is null, empty or 0.
 */
export type Loose = Record<string, unknown>;

export function looseOf(value: unknown): Loose {
  return isLoose(value) ? value : {};
}

export function isLoose(value: unknown): value is Loose {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

export function at(value: unknown, key: string): unknown {
  return isLoose(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first of the keys that is there: writers of old used other names. */
export function firstAt(value: unknown, ...keys: string[]): unknown {
  for (const key of keys) {
    const found = at(value, key);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

export function listAt(value: unknown, key: string): unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: unknown, key: string): string {
  return textOf(at(value, key));
}

/** Text as it is, numbers as text, everything else as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : '';
}

/** An id: as text, since it may have 19 digits; null where there is none. */
export function idAt(value: unknown, key: string): string | null {
  const text = textAt(value, key);
  return text === '' ? null : text;
}

/** 0 where there is no number. */
export function numberAt(value: unknown, key: string): number {
  return numberOrNull(at(value, key)) ?? 0;
}

export function numberOrNull(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string')
    return null;
  const number = value === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** The entries whose values are text or numbers, as text. */
export function textEntries(value: unknown): [string, string][] {
  return Object.entries(looseOf(value)).flatMap(([key, one]): [string, string][] => {
    const text = typeof one === 'boolean' ? String(one) : textOf(one);
    return text === '' ? [] : [[key, text]];
  });
}
