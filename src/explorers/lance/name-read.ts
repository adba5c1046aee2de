import type { FilePart } from '../../readers/file-part.ts';
import type { ByteRange } from '../../readers/source.ts';

/** What a read of a file was for, by the parts that it touched: `city: chunk 2`. */
export function nameRead(parts: readonly FilePart[], range: ByteRange, size: number): string {
  if (parts.length === 0) return 'the whole file';
  const touched = touchedBy(parts, range);
  const [only] = touched;
  if (touched.length !== 1 || !only) {
    return range.end === size ? 'the file’s end: schema, column metadata, footer' : 'several parts';
  }
  const inner = touchedBy(only.children ?? [], range);
  const [first] = inner;
  const last = inner.at(-1);
  if (!first || !last) return only.label;
  if (inner.length > 1) return `${only.label}: ${first.label} to ${last.label}`;
  const chunks = touchedBy(first.children ?? [], range);
  const [chunk] = chunks;
  if (!chunk) return `${only.label}: ${first.label}`;
  const end = chunks.at(-1);
  return chunks.length === 1
    ? `${only.label}: ${chunk.label}`
    : `${only.label}: ${chunk.label} to ${end?.label.replace('chunk ', '') ?? ''}`;
}

function touchedBy(parts: readonly FilePart[], { start, end }: ByteRange): FilePart[] {
  return parts.filter((part) => part.kind !== 'gap' && part.start < end && part.end > start);
}
