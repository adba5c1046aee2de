import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { contentChecks } from './src/catalog/astro-content-checks.ts';
import { checkedContent } from './src/catalog/checked-content.ts';
import { contentRoot } from './src/catalog/content-root.ts';
import {
  breakLongCode,
  fitTables,
  holdOptions,
  joinCites,
  rebaseLinks,
  tidyCells,
} from './src/catalog/hast-plugins.ts';
import { earlyScript } from './src/catalog/astro-early-script.ts';
import { features } from './src/catalog/markdown.ts';
import { offline } from './src/catalog/astro-offline.ts';
import { searchIndex } from './src/catalog/astro-search-index.ts';
import { shikiConfig } from './src/catalog/shiki.ts';
import { basePath, siteOrigin } from './src/catalog/site-address.ts';
import { importSimulators } from './src/catalog/vite-simulators.ts';

// A page at a former address leads on; it is not content of its own.
const isAlias = (slug) =>
  checkedContent(contentRoot()).modules.some(({ aliases }) => aliases?.slugs?.includes(slug));
const isContentPage = (page) =>
  !page.includes('/404') &&
  !page.endsWith('/offline/') &&
  !page.includes('/fragments/') &&
  !isAlias(page.split('/modules/')[1]?.replace('/', '') ?? '');

// What every page has, and all that it imports, is one file: small files weigh more, each by itself.
// So is what a module page shares with lists, Home and the interview's pages.
const chunks = [
  { name: 'site', test: /src\/client\/site\.ts$/, priority: 2 },
  {
    name: 'shared',
    test: /src\/client\/(json-block|show-states|module\/walks|quiz\/open-questions)\.ts$/,
    priority: 1,
  },
];

export default defineConfig({
  site: siteOrigin,
  base: basePath,
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR || 'dist',
  // Astro remembers where it read an unchanged text: another content folder needs another memory.
  ...(process.env.LAKEPATH_CONTENT_ROOT && { cacheDir: `${contentRoot()}/.astro` }),
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // A stylesheet or script of its own: a change to one does not change every page.
    inlineStylesheets: 'never',
    assets: 'assets',
  },
  // Workers load parts of theirs when they need them, as pages do.
  vite: {
    plugins: [importSimulators()],
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } },
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // Pagefind's index is searched by WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  markdown: {
    processor: satteri({
      features,
      hastPlugins: [
        rebaseLinks(basePath),
        fitTables({ cards: true }),
        tidyCells(),
        joinCites(),
        holdOptions(),
        breakLongCode(),
      ],
    }),
    shikiConfig,
  },
  integrations: [
    contentChecks(),
    mdx(),
    preact(),
    sitemap({ filter: isContentPage }),
    searchIndex(),
    earlyScript(),
    offline(),
  ],
});
