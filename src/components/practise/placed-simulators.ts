import type { ModuleContent } from '../../catalog/read.ts';
import { scanMdx } from '../../catalog/scan-mdx.ts';
import { simulators } from '../../sims/registry.ts';

const found = import.meta.glob<{ simulator: { title: string; plain: string } }>(
  '../../sims/*/simulator.ts',
  { eager: true },
);

/** A simulator, and the place in a module's text where it stands. */
export interface PlacedSimulator {
  title: string;
  plain: string;
  module: ModuleContent;
  /** Below the site's base, with its anchor. */
  url: string;
}

/** Every simulator at the first place of the modules' order that has it, in that order. */
export function placeSimulators(modules: readonly ModuleContent[]): PlacedSimulator[] {
  const placed = new Map<string, PlacedSimulator>();
  for (const module of modules)
    for (const { name, attributes } of scanMdx(module.body, 1).components) {
      const folder = simulators[name]?.split('/')[0];
      if (folder === undefined || placed.has(folder)) continue;
      const { simulator } = found[`../../sims/${folder}/simulator.ts`] ?? {};
      if (!simulator) throw new Error(`src/sims/${folder} has no simulator.ts`);
      const { title, plain } = simulator;
      placed.set(folder, {
        ...{ title, plain, module },
        url: `/modules/${module.slug}/#${attributes.id ?? ''}`,
      });
    }
  return [...placed.values()];
}
