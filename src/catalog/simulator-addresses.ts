import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulators } from '../sims/registry.ts';
import type { Content } from './read.ts';
import { scanMdx } from './scan-mdx.ts';
import { simulatorNames } from './simulators.ts';

/**
 * What addresses ever said of simulators, one a line: where each stands, and its presets by their parameter.
 * Append-only: readers keep what they set up as bookmarks.
 */
export const simulatorFile = 'tests/fixtures/simulators.txt';

export function readSimulators(root: string): string[] {
  const path = join(root, simulatorFile);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** The same of the content as it is, former addresses of modules included, and of all simulators of the registry. */
export function simulatorAddressesOf({ modules }: Content): string[] {
  return [
    ...modules.flatMap(({ slug, aliases, body, bodyLine }) => {
      const ids = scanMdx(body, bodyLine).components.flatMap(({ name, attributes: { id } }) =>
        Object.hasOwn(simulators, name) && id !== undefined ? [id] : [],
      );
      const pages = [slug, ...(aliases?.slugs ?? [])];
      return pages.flatMap((page) => ids.map((id) => `/modules/${page}/#${id}`));
    }),
    ...Object.keys(simulators).flatMap((name) => {
      const names = simulatorNames(name);
      return names ? names.presets.map(({ id }) => `?${names.parameter}=${id}`) : [];
    }),
  ];
}
