import type { Catalog, CatalogModule } from '../../../src/domain/catalog.ts';

function module(id: string, ordinal: number, parts: Partial<CatalogModule> = {}): CatalogModule {
  const items = [`${id}-q1`, `${id}-q2`, `${id}-q3`, `${id}-q4`];
  return {
    id,
    ordinal,
    title: id.toUpperCase(),
    url: `/modules/${id}/`,
    minutes: 30,
    prerequisites: [],
    qualifications: [],
    skills: [],
    confusables: [],
    objectives: [
      { id: `${id}-o1`, text: '', items: items.slice(0, 2) },
      { id: `${id}-o2`, text: '', items: items.slice(2) },
    ],
    items,
    sections: [
      { id: `${id}-s1`, title: '', minutes: 10 },
      { id: `${id}-s2`, title: '', minutes: 10 },
    ],
    verified: { date: '2026-11-23', versions: {} },
    ...parts,
  };
}

/** Three modules, two qualifications, one skill without a module. */
export const catalog: Catalog = {
  schemaVersion: 1,
  catalogVersion: 3,
  site: 'https://lakepath.example',
  qualifications: [
    {
      id: 'formats',
      ordinal: 1,
      short: 'Formats',
      text: '',
      plain: '',
      level: 'minimum',
      skills: ['iceberg', 'hudi'],
      modules: ['tables', 'lsm'],
    },
    {
      id: 'engines',
      ordinal: 2,
      short: 'Engines',
      text: '',
      plain: '',
      level: 'preferred',
      skills: ['flink'],
      modules: ['flink', 'lsm'],
    },
  ],
  skills: [
    { id: 'iceberg', ordinal: 1, name: 'Iceberg', within: null, modules: ['tables', 'lsm'] },
    { id: 'hudi', ordinal: 2, name: 'Hudi', within: null, modules: [] },
    { id: 'flink', ordinal: 3, name: 'Flink', within: null, modules: ['flink'] },
  ],
  modules: [
    module('tables', 1, { qualifications: ['formats'], skills: ['iceberg'] }),
    module('lsm', 2, {
      qualifications: ['formats', 'engines'],
      skills: ['iceberg'],
      prerequisites: ['tables'],
      minutes: 40,
    }),
    module('flink', 3, { qualifications: ['engines'], skills: ['flink'], minutes: 45 }),
  ],
  labs: [],
  retired: [],
};

export function moduleOf(id: string): CatalogModule {
  const found = catalog.modules.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no module ${id}`);
  return found;
}
