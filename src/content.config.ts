import { defineCollection } from 'astro:content';
import { contentRoot } from './catalog/content-root.ts';
import { glob } from 'astro/loaders';

// The text of the modules. Their data is read and checked by `catalog/read.ts`, with one schema for
// the build, the checks and the editors, so that every fault is reported and not the first.
export const collections = {
  modules: defineCollection({
    loader: glob({
      base: `${contentRoot()}/content/modules`,
      pattern: '*/index.mdx',
      generateId: ({ entry }) => entry.replace(/\/index\.mdx$/, ''),
    }),
  }),
};
