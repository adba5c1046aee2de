import type { AstroIntegration } from 'astro';
import { buildSite } from './catalog.ts';
import { contentRoot } from './content-root.ts';

/** Fails the build, before anything is rendered, with every fault in `content/`. */
export function contentChecks(): AstroIntegration {
  return {
    name: 'lakepath:content-checks',
    hooks: {
      'astro:build:start': () => {
        buildSite(contentRoot());
      },
      'astro:config:setup': ({ addWatchFile, config }) => {
        addWatchFile(new URL('./content/', config.root));
      },
    },
  };
}
