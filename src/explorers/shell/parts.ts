import type { FilePart, PartKind } from '../../readers/file-part.ts';
import type { ByteRange } from '../../readers/source.ts';

/** What each kind of part is called; the kind chooses the colour, never the meaning alone. */
export const partKinds: Readonly<Record<PartKind, string>> = {
  mark: 'magic number or length',
  group: 'a group of parts',
  header: 'header',
  dictionary: 'dictionary',
  data: 'data',
  index: 'index',
  filter: 'Bloom filter',
  meta: 'metadata',
  gap: 'not described',
};

/** More parts side by side than this are bundled: nobody picks one of a thousand slivers. */
export const MOST_PARTS = 48;

const known = new WeakMap<FilePart, FilePart[]>();

/**
 * The parts of a span as they are drawn: sorted, clipped to the span and to each other, with gaps
 * filled, and bundled where there are too many. Hostile offsets cannot make it overlap or run outside.
 * The same span gives the same parts each time.
 */
export function partsOf(parent: FilePart): FilePart[] {
  const parts = known.get(parent) ?? cut(parent);
  known.set(parent, parts);
  return parts;
}

function cut(parent: FilePart): FilePart[] {
  const parts: FilePart[] = [];
  let at = parent.start;
  const sorted = [...(parent.children ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const child of sorted) {
    const start = Math.max(child.start, at);
    const end = Math.min(child.end, parent.end);
    if (end <= start) continue;
    if (start > at) parts.push(gap(at, start));
    parts.push(start === child.start && end === child.end ? child : { ...child, start, end });
    at = end;
  }
  if (parts.length > 0 && at < parent.end) parts.push(gap(at, parent.end));
  return bundle(parts);
}

function gap(start: number, end: number): FilePart {
  return {
    start,
    end,
    kind: 'gap',
    label: 'not described',
    note: 'Nothing points to these bytes.',
  };
}

function bundle(parts: FilePart[]): FilePart[] {
  if (parts.length <= MOST_PARTS) return parts;
  const each = Math.ceil(parts.length / MOST_PARTS);
  const bundles: FilePart[] = [];
  for (let i = 0; i < parts.length; i += each) {
    const children = parts.slice(i, i + each);
    const [first] = children;
    const last = children.at(-1);
    if (!first || !last) continue;
    bundles.push({
      start: first.start,
      end: last.end,
      kind: children.every(({ kind }) => kind === first.kind) ? first.kind : 'group',
      label: `${first.label} … ${last.label}`,
      note: `${String(children.length)} parts that stand side by side.`,
      children,
    });
  }
  return bundles;
}

export interface Placed {
  x: number;
  width: number;
}

/**
 * Widths that add up to `width`, each at least `least` where that is possible, and otherwise in
 * proportion to the bytes: what is four bytes long can still be seen and picked.
 */
export function place(parts: readonly ByteRange[], width: number, least: number): Placed[] {
  const bytes = parts.map(({ start, end }) => end - start);
  const total = bytes.reduce((sum, one) => sum + one, 0);
  if (total === 0) return parts.map(() => ({ x: 0, width: 0 }));
  const min = Math.min(least, width / parts.length);
  // Those below the least width are raised to it; the rest share what is left, until none falls below.
  const raised = new Set<number>();
  let scale = width / total;
  for (let changed = true; changed;) {
    changed = false;
    let left = width;
    let rest = 0;
    bytes.forEach((one, i) => {
      if (raised.has(i)) left -= min;
      else rest += one;
    });
    scale = rest > 0 ? left / rest : 0;
    bytes.forEach((one, i) => {
      if (!raised.has(i) && one * scale < min) {
        raised.add(i);
        changed = true;
      }
    });
  }
  let x = 0;
  return bytes.map((one, i) => {
    const placed = { x, width: raised.has(i) ? min : one * scale };
    x += placed.width;
    return placed;
  });
}

/** Where merged ranges lie on parts that are drawn at `placed`, at most one mark for half a pixel. */
export function markRanges(
  parts: readonly ByteRange[],
  placed: readonly Placed[],
  merged: readonly ByteRange[],
): Placed[] {
  const marks: Placed[] = [];
  parts.forEach((part, i) => {
    const at = placed[i];
    if (!at) return;
    const scale = at.width / (part.end - part.start);
    for (const { start, end } of merged) {
      const from = Math.max(start, part.start);
      const to = Math.min(end, part.end);
      if (to <= from) continue;
      const x = at.x + (from - part.start) * scale;
      const right = at.x + (to - part.start) * scale;
      const last = marks.at(-1);
      if (last && x - (last.x + last.width) < 0.5)
        last.width = Math.max(last.width, right - last.x);
      else marks.push({ x, width: right - x });
    }
  });
  return marks;
}

/** The span that a path of places leads to, from the outermost; shorter where the path leads nowhere. */
export function follow(file: FilePart, path: readonly number[]): FilePart[] {
  const trail = [file];
  for (const index of path) {
    const inner = trail.at(-1);
    const next = inner && partsOf(inner)[index];
    if (!next) break;
    trail.push(next);
  }
  return trail;
}
