import type { Progress } from './format.ts';
import { compareText } from './json.ts';

/**
 * The same facts in at most `count` parts of about equal length, each a progress of its own: their
 * union, in any order, is the whole. No part is empty; what belongs to one item stays together.
 */
export function splitFacts(progress: Progress, count: number): Progress[] {
  const entries = [
    ...[...progress.attempts].map(([key, value]) => ({ kind: 'attempts' as const, key, value })),
    ...[...progress.registers].map(([key, value]) => ({ kind: 'registers' as const, key, value })),
    ...[...progress.extra].map(([key, value]) => ({ kind: 'extra' as const, key, value })),
  ]
    .map((entry) => ({ ...entry, length: JSON.stringify([entry.key, entry.value]).length }))
    // The longest first, each into the shortest part, keeps the parts alike.
    .sort((a, b) => b.length - a.length || compareText(a.key, b.key));
  const parts = Array.from({ length: Math.max(1, Math.min(count, entries.length)) }, () => ({
    length: 0,
    attempts: new Map<string, Value<'attempts'>>(),
    registers: new Map<string, Value<'registers'>>(),
    extra: new Map<string, Value<'extra'>>(),
  }));
  for (const entry of entries) {
    const shortest = parts.reduce((a, b) => (b.length < a.length ? b : a));
    shortest.length += entry.length;
    if (entry.kind === 'attempts') shortest.attempts.set(entry.key, entry.value);
    else if (entry.kind === 'registers') shortest.registers.set(entry.key, entry.value);
    else shortest.extra.set(entry.key, entry.value);
  }
  return parts.map(({ attempts, registers, extra }) => ({
    epoch: progress.epoch,
    attempts,
    registers,
    extra,
  }));
}

type Value<Field extends 'attempts' | 'registers' | 'extra'> =
  Progress[Field] extends ReadonlyMap<string, infer V> ? V : never;
