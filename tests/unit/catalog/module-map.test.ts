import { describe, expect, test } from 'vitest';
import { layOutBands, neighboursOf } from '../../../src/catalog/module-map.ts';
import { readContent } from '../../../src/catalog/read.ts';
import { orderModules } from '../../../src/domain/module-order.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';

interface Module {
  slug: string;
  prerequisites: string[];
  qualifications: string[];
}

const seven = Array.from({ length: 7 }, (_, i) => ({ id: `q${i + 1}` }));

/** Up to 40 modules in prerequisite order, each needing up to three before it and serving up to three. */
function modulesOf(seed: string): Module[] {
  const random = seededRandom(seed);
  const some = <T>(list: readonly T[], share: number) => list.filter(() => random() < share);
  return Array.from({ length: 1 + Math.floor(random() * 40) }, (_, i) => ({
    slug: `m${i}`,
    prerequisites: some(
      [i - 1, i - 4, i - 9].filter((j) => j >= 0),
      0.4,
    ).map((j) => `m${j}`),
    qualifications: [
      ...new Set([`q${1 + Math.floor(random() * 7)}`, ...some(seven, 0.2).map(({ id }) => id)]),
    ],
  }));
}

const { modules, posting } = readContent(process.cwd());
const all: { modules: Module[]; qualifications: { id: string }[] }[] = [
  {
    modules: orderModules(modules.map((module) => ({ ...module, id: module.slug }))),
    qualifications: posting.qualifications,
  },
  ...Array.from({ length: 60 }, (_, i) => ({
    modules: modulesOf(`map-${i}`),
    qualifications: seven,
  })),
];

describe('layOutBands', () => {
  test('shows each module once, in the band of its first qualification', () => {
    for (const { modules, qualifications } of all) {
      const bands = layOutBands(modules, qualifications);
      expect(bands.map(({ qualification }) => qualification)).toEqual(qualifications);
      const shown = bands.flatMap(({ qualification, nodes }) =>
        nodes.map(({ module }) => ({ slug: module.slug, band: qualification.id })),
      );
      expect(shown.toSorted((a, b) => a.slug.localeCompare(b.slug))).toEqual(
        modules
          .map(({ slug, qualifications: [band] }) => ({ slug, band }))
          .toSorted((a, b) => a.slug.localeCompare(b.slug)),
      );
    }
  });

  test('puts a module after what it needs of its band', () => {
    for (const { modules, qualifications } of all) {
      for (const { nodes } of layOutBands(modules, qualifications)) {
        const seen = new Set<string>();
        const own = new Set(nodes.map(({ module }) => module.slug));
        for (const { module, needs } of nodes) {
          const unread = needs.filter(({ slug }) => own.has(slug) && !seen.has(slug));
          expect(unread, module.slug).toEqual([]);
          seen.add(module.slug);
        }
      }
    }
  });

  test('counts each qualification of a module once: as its band, as another, or elsewhere', () => {
    for (const { modules, qualifications } of all) {
      const bands = layOutBands(modules, qualifications);
      const others = bands.flatMap(({ nodes }) => nodes.flatMap((node) => node.others));
      for (const { qualification, nodes, elsewhere } of bands) {
        expect(others.filter(({ id }) => id === qualification.id)).toHaveLength(elsewhere);
        expect(modules.filter((one) => one.qualifications.includes(qualification.id))).toHaveLength(
          nodes.length + elsewhere,
        );
      }
    }
  });
});

test('neighboursOf: whatever a module needs, it builds on', () => {
  for (const { modules } of all) {
    for (const module of modules) {
      const { needs, dependants } = neighboursOf(modules, module);
      expect(needs.map(({ slug }) => slug).toSorted()).toEqual(module.prerequisites.toSorted());
      for (const one of needs) expect(neighboursOf(modules, one).dependants).toContain(module);
      for (const one of dependants) expect(neighboursOf(modules, one).needs).toContain(module);
    }
  }
});
