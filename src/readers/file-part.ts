import type { ByteRange } from './source.ts';

/** What a stretch of a file's bytes is for. */
export type PartKind =
  'mark' | 'group' | 'header' | 'dictionary' | 'data' | 'index' | 'filter' | 'meta' | 'gap';

/**
 * Bytes `start` up to but not including `end` of a file, and what they hold; with the parts inside.
 * A format's parts are laid out in its `layout.ts`; what a file says of its offsets may be wrong, and
 * parts may overlap or lie outside: who draws them clips them.
 */
export interface FilePart extends ByteRange {
  kind: PartKind;
  /** Short: `column amount`, `stripe 3`. Siblings should differ. */
  label: string;
  /** What it is and why it is there, in one or two sentences. */
  note?: string | undefined;
  /** Within the part; in any order; what they leave out is a gap. */
  children?: readonly FilePart[] | undefined;
  /** Names the part to the layout that made it, where its own parts are still to be read. */
  more?: string | undefined;
}

/** The same parts, with what is known by now of those that have `more`. */
export function withMore(
  parts: readonly FilePart[],
  known: ReadonlyMap<string, readonly FilePart[]>,
): readonly FilePart[] {
  let isChanged = false;
  const filled = parts.map((part): FilePart => {
    const children =
      (part.more === undefined ? undefined : known.get(part.more)) ??
      (part.children && withMore(part.children, known));
    if (children === part.children) return part;
    isChanged = true;
    return { ...part, children };
  });
  return isChanged ? filled : parts;
}
