import { MAX_DEPTH, type Json } from './format.ts';

/** Holds for objects that are neither null nor lists. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Holds for parsed JSON that is nested at most `MAX_DEPTH` deep. */
export function isShallow(value: unknown, depth = 0): value is Json {
  if (typeof value !== 'object' || value === null) return true;
  return depth < MAX_DEPTH && Object.values(value).every((part) => isShallow(part, depth + 1));
}

/** The same value with the keys of its objects sorted, so that equal values have equal text. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return sortedObject(Object.entries(value).map(([key, part]) => [key, sortKeys(part)]));
}

/**
 * An object with sorted keys. `fromEntries` defines keys: one named `__proto__` is data like any
 * other.
 */
export function sortedObject<V>(entries: Iterable<readonly [string, V]>): Record<string, V> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareText(a, b)));
}

/** Order by UTF-16 code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
