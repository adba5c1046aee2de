import type { ByteRange } from '../../readers/source.ts';

/** Ranges sorted and joined, so that a byte read twice counts once. */
export function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const merged: ByteRange[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** How many bytes of `span` are in the merged ranges. */
export function bytesIn(span: ByteRange, merged: readonly ByteRange[]): number {
  return merged.reduce(
    (sum, { start, end }) =>
      sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  );
}
