import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { id, moduleSchema } from '../../src/catalog/schema.ts';

export const fixture = 'tests/fixtures/fifty.yaml';

const plannedSchema = z.strictObject({
  modules: z.array(
    moduleSchema
      .pick({ title: true, prerequisites: true, qualifications: true, skills: true })
      .extend({ slug: id }),
  ),
});

/** What is known of a module before it is written. */
export type PlannedModule = z.infer<typeof plannedSchema>['modules'][number];

/** The modules of the curriculum that are not written yet, each below its prerequisites. */
export function readPlanned(): PlannedModule[] {
  return plannedSchema.parse(parse(readFileSync(fixture, 'utf8'))).modules;
}

/**
 * The `size` modules of a site to try on, the written ones first: then the planned ones, then the
 * whole curriculum again and again under other names. Each stands below its prerequisites.
 */
export function growTo(
  size: number,
  written: readonly PlannedModule[],
  planned: readonly PlannedModule[] = readPlanned(),
): PlannedModule[] {
  if (size < written.length) throw new Error(`${written.length} modules are written already`);
  const slugs = new Set(written.map(({ slug }) => slug));
  const curriculum = [...written, ...planned.filter(({ slug }) => !slugs.has(slug))];
  return Array.from({ length: size }, (_, i) => {
    const module = curriculum[i % curriculum.length];
    if (!module) throw new Error(`${fixture} plans no module`);
    const round = Math.floor(i / curriculum.length) + 1;
    return round === 1 ? module : again(module, round);
  });
}

function again(module: PlannedModule, round: number): PlannedModule {
  const name = (slug: string) => `${slug.slice(0, 36)}-r${round}`;
  return {
    ...module,
    slug: name(module.slug),
    title: `${module.title.slice(0, 55).trim()} (${round})`,
    prerequisites: module.prerequisites.map(name),
  };
}
