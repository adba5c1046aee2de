import type { ModuleContent } from './read.ts';

/** Where things stand in the prerequisite map, in SVG units: columns by depth, arrows to the right. */
export interface ModuleMap {
  width: number;
  height: number;
  nodes: { module: ModuleContent; x: number; y: number; lines: string[] }[];
  edges: { from: string; to: string; path: string }[];
}

export const mapNode = { width: 224, height: 78 };
const gapX = 88;
const gapY = 14;
const lineLength = 28;
/** A page has room for so many: modules without arrows fill them. */
const leastColumns = 3;

/**
 * Lays modules into columns: a module stands one column after its last prerequisite. In a column they
 * are sorted by the mean row of their prerequisites, which keeps arrows short. Modules without arrows
 * fill rows of their own below. `modules` must be in prerequisite order.
 */
export function layOutMap(modules: readonly ModuleContent[]): ModuleMap {
  const depth = new Map<string, number>();
  const row = new Map<string, number>();
  const columns: ModuleContent[][] = [];
  const linked = new Set(
    modules.flatMap(({ slug, prerequisites }) =>
      prerequisites.length > 0 ? [slug, ...prerequisites] : [],
    ),
  );
  for (const module of modules.filter(({ slug }) => linked.has(slug))) {
    const column = Math.max(-1, ...module.prerequisites.map((slug) => depth.get(slug) ?? 0)) + 1;
    depth.set(module.slug, column);
    (columns[column] ??= []).push(module);
  }
  const pull = (module: ModuleContent) =>
    module.prerequisites.length === 0
      ? module.ordinal
      : module.prerequisites.reduce((sum, slug) => sum + (row.get(slug) ?? 0), 0) /
        module.prerequisites.length;
  for (const column of columns) {
    column.sort((a, b) => pull(a) - pull(b) || a.ordinal - b.ordinal);
    column.forEach((module, i) => row.set(module.slug, i));
  }

  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const across = Math.max(leastColumns, columns.length);
  const alone = modules.filter(({ slug }) => !linked.has(slug));
  alone.forEach(({ slug }, i) => {
    depth.set(slug, i % across);
    row.set(slug, rows + Math.floor(i / across));
  });
  const apart = rows > 0 && alone.length > 0 ? gapY : 0;
  const wide = Math.max(columns.length, Math.min(across, alone.length));
  const tall = rows + Math.ceil(alone.length / across);

  const place = (slug: string) => ({
    x: 2 + (depth.get(slug) ?? 0) * (mapNode.width + gapX),
    y: 2 + (row.get(slug) ?? 0) * (mapNode.height + gapY) + (linked.has(slug) ? 0 : apart),
  });
  return {
    width: wide * (mapNode.width + gapX) - gapX + 4,
    height: tall * (mapNode.height + gapY) - gapY + apart + 4,
    nodes: modules.map((module) => ({ module, ...place(module.slug), lines: wrap(module.title) })),
    edges: modules.flatMap((module) =>
      module.prerequisites.map((from) => {
        const a = place(from);
        const b = place(module.slug);
        const x1 = a.x + mapNode.width;
        const y1 = a.y + mapNode.height / 2;
        const y2 = b.y + mapNode.height / 2;
        const middle = (x1 + b.x) / 2;
        return {
          from,
          to: module.slug,
          path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${b.x - 2} ${y2}`,
        };
      }),
    ),
  };
}

/** Titles have 60 characters at most: three lines hold them. */
function wrap(title: string): string[] {
  const lines: string[] = [''];
  for (const word of title.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > lineLength) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
