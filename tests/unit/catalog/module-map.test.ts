import { describe, expect, test } from 'vitest';
import { layOutMap, mapNode } from '../../../src/catalog/module-map.ts';
import { readContent } from '../../../src/catalog/read.ts';
import { orderModules } from '../../../src/domain/module-order.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';
import { moduleLike } from './content.ts';

/** Up to 40 modules in prerequisite order, each needing up to three before it. */
function modulesOf(seed: string) {
  const random = seededRandom(seed);
  return Array.from({ length: 1 + Math.floor(random() * 40) }, (_, i) =>
    moduleLike({
      slug: `m${i}`,
      ordinal: i + 1,
      prerequisites: [...new Set([i - 1, i - 4, i - 9])]
        .filter((j) => j >= 0 && random() < 0.4)
        .map((j) => `m${j}`),
    }),
  );
}

const real = orderModules(
  readContent(process.cwd()).modules.map((module) => ({ ...module, id: module.slug })),
);
const seeds = Array.from({ length: 60 }, (_, i) => `map-${i}`);
const all = [real, ...seeds.map(modulesOf)].map((modules) => ({
  modules,
  map: layOutMap(modules),
}));

describe('layOutMap', () => {
  test('shows each module once, inside the picture, none over another', () => {
    for (const { modules, map } of all) {
      expect(map.nodes.map(({ module }) => module.slug)).toEqual(modules.map(({ slug }) => slug));
      for (const [i, { x, y }] of map.nodes.entries()) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + mapNode.width).toBeLessThanOrEqual(map.width);
        expect(y + mapNode.height).toBeLessThanOrEqual(map.height);
        for (const other of map.nodes.slice(i + 1)) {
          const apart =
            Math.abs(other.x - x) >= mapNode.width || Math.abs(other.y - y) >= mapNode.height;
          expect(apart, `${i} and ${other.module.slug}`).toBe(true);
        }
      }
    }
  });

  test('draws each prerequisite as an arrow that goes right, from edge to edge', () => {
    for (const { modules, map } of all) {
      expect(map.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(
        modules.flatMap(({ slug, prerequisites }) =>
          prerequisites.map((from) => `${from} ${slug}`),
        ),
      );
      const nodes = new Map(map.nodes.map((node) => [node.module.slug, node]));
      for (const { from, to, path } of map.edges) {
        const [x1 = NaN, y1 = NaN, ...rest] = (path.match(/-?[\d.]+/g) ?? []).map(Number);
        const [x2 = NaN, y2 = NaN] = rest.slice(-2);
        const [a, b] = [nodes.get(from), nodes.get(to)];
        expect(x1).toBe((a?.x ?? NaN) + mapNode.width);
        expect(y1).toBe((a?.y ?? NaN) + mapNode.height / 2);
        expect(x2).toBe((b?.x ?? NaN) - 2);
        expect(y2).toBe((b?.y ?? NaN) + mapNode.height / 2);
        expect(x2).toBeGreaterThan(x1);
      }
    }
  });

  test('breaks a title of 60 characters into three lines at most', () => {
    const title = 'Metadata compaction, versioning and garbage collection at rest';
    const [node] = layOutMap([moduleLike({ title, prerequisites: [] })]).nodes;
    expect(node?.lines.join(' ')).toBe(title);
    expect(node?.lines.length).toBeLessThanOrEqual(3);
  });
});
