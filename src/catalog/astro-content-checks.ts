import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { checkedContent, timesRead } from './checked-content.ts';
import { contentRoot } from './content-root.ts';

/**
 * Fails the build, before anything is rendered, with every fault in `content/`. What it has read
 * the pages take: a build reads and checks the content once, and fails if it did so again.
 */
export function contentChecks(): AstroIntegration {
  return {
    name: 'lakepath:content-checks',
    hooks: {
      'astro:config:setup': ({ addWatchFile, config, updateConfig }) => {
        addWatchFile(new URL('./content/', config.root));
        updateConfig({ vite: { plugins: [sharedContent()] } });
      },
      'astro:build:start': () => {
        checkedContent(contentRoot());
      },
      'astro:build:done': () => {
        const times = timesRead();
        if (times !== 1) throw new Error(`The content was read and checked ${times} times.`);
      },
    },
  };
}

/**
 * Leaves `checked-content.ts` out of the bundle of the pages, which then load the very module, and
 * the content in it, that this integration has loaded.
 */
function sharedContent(): Plugin {
  const { href } = new URL('./checked-content.ts', import.meta.url);
  return {
    name: 'lakepath:shared-content',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) =>
      source.endsWith('/checked-content.ts') ? { id: href, external: true } : null,
  };
}
