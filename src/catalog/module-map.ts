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

/**
 * Lays modules into columns: a module stands one column after its last prerequisite. In a column they
 * are sorted by the mean row of their prerequisites, which keeps arrows short. `modules` must be in
 * prerequisite order.
 */
export function layOutMap(modules: readonly ModuleContent[]): ModuleMap {
  const depth = new Map<string, number>();
  const row = new Map<string, number>();
  const columns: ModuleContent[][] = [];
  for (const module of modules) {
    const column = Math.max(-1, ...module.prerequisites.map((slug) => depth.get(slug) ?? 0)) + 1;
    depth.set(module.slug, column);
    (columns[column] ??= []).push(module);
  }
  // Roots that lead somewhere come first, beside what they lead to.
  const leads = (module: ModuleContent) =>
    modules.some(({ prerequisites }) => prerequisites.includes(module.slug)) ? 0 : 1;
  const pull = (module: ModuleContent) =>
    module.prerequisites.length === 0
      ? leads(module) * 1000 + module.ordinal
      : module.prerequisites.reduce((sum, slug) => sum + (row.get(slug) ?? 0), 0) /
        module.prerequisites.length;
  for (const column of columns) {
    column.sort((a, b) => pull(a) - pull(b) || a.ordinal - b.ordinal);
    column.forEach((module, i) => row.set(module.slug, i));
  }

  const place = (slug: string) => ({
    x: 2 + (depth.get(slug) ?? 0) * (mapNode.width + gapX),
    y: 2 + (row.get(slug) ?? 0) * (mapNode.height + gapY),
  });
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  return {
    width: columns.length * (mapNode.width + gapX) - gapX + 4,
    height: tallest * (mapNode.height + gapY) - gapY + 4,
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
