import type { Catalog, RetiredItem } from './catalog.ts';
import type { StatefulModule } from './states.ts';

/** What a module's page holds for its script: what states and answers need, and nothing of other modules. */
export interface ModulePageData {
  module: StatefulModule;
  /** The modules to read before, whose states the page shows. */
  prerequisites: StatefulModule[];
  /** Items of all these that are no longer asked. */
  retired: RetiredItem[];
}

/** @throws where the catalogue has no such module. */
export function modulePageData({ modules, retired }: Catalog, id: string): ModulePageData {
  const own = modules.find((module) => module.id === id);
  if (!own) throw new Error(`the catalogue has no module "${id}"`);
  const prerequisites = modules.filter((module) => own.prerequisites.includes(module.id));
  const shown = [own, ...prerequisites].map((module) => module.id);
  return {
    module: toStateful(own),
    prerequisites: prerequisites.map(toStateful),
    retired: retired.filter(({ module }) => shown.includes(module)),
  };
}

function toStateful({ id, items, sections, objectives }: StatefulModule): StatefulModule {
  return {
    id,
    items,
    sections: sections.map((section) => ({ id: section.id })),
    objectives: objectives.map((objective) => ({ id: objective.id, items: objective.items })),
  };
}
