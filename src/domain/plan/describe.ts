import type { PlanCatalog } from '../plan.ts';

/** What a plan that leaves the site says of a module: its title and its whole address. */
export type DescribeModule = (id: string) => { title: string; address: string };

/** Where a catalogue does not say where its site is. */
const NO_SITE = 'http://localhost';

/** The address of the site that a catalogue is of, without a slash at the end. */
export function siteOf({ site }: PlanCatalog): string {
  return site !== undefined && URL.canParse(site) ? site.replace(/\/$/, '') : NO_SITE;
}

/** A foreign catalogue may lack titles and addresses: then the id stands for them. */
export function describeModules(catalog: PlanCatalog): DescribeModule {
  const byId = new Map(catalog.modules.map((module) => [module.id, module]));
  return (id) => ({
    title: byId.get(id)?.title ?? id,
    address: `${siteOf(catalog)}${byId.get(id)?.url ?? `/modules/${id}/`}`,
  });
}
