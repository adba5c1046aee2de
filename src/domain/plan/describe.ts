import type { PlanCatalog } from './shape.ts';

/** What a plan that leaves the site says of a module or lab: its title and its whole address. */
export type Describe = (id: string) => { title: string; address: string };

/** Where a catalogue does not say where its site is. */
const NO_SITE = 'http://localhost';

/** The address of the site that a catalogue is of, without a slash at the end. */
export function siteOf({ site }: PlanCatalog): string {
  return site !== undefined && URL.canParse(site) ? site.replace(/\/$/, '') : NO_SITE;
}

export function describeModules(catalog: PlanCatalog): Describe {
  return describeFrom(catalog, catalog.modules, 'modules');
}

export function describeLabs(catalog: PlanCatalog): Describe {
  return describeFrom(catalog, catalog.labs ?? [], 'labs');
}

/** A foreign catalogue may lack titles and addresses: then the id stands for them. */
function describeFrom(
  catalog: PlanCatalog,
  list: readonly { id: string; title?: string; url?: string }[],
  folder: string,
): Describe {
  const byId = new Map(list.map((one) => [one.id, one]));
  return (id) => ({
    title: byId.get(id)?.title ?? id,
    address: `${siteOf(catalog)}${byId.get(id)?.url ?? `/${folder}/${id}/`}`,
  });
}
