import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { provideBrowser } from './find-browser.ts';
import { icons as made, noteMade } from './made-files.ts';

// `node src/cli/make-icons.ts`: renders the mark of `public/favicon.svg` as the app's icons, after a change of it.
const [, ground = ''] =
  /<rect[^>]*fill="(#\w+)"/.exec(readFileSync('public/favicon.svg', 'utf8')) ?? [];
const mark = readFileSync('public/favicon.svg', 'utf8').replace(/<rect[^>]*\/>/, '');

/** `share`: how much of the width the mark's own square takes. A maskable icon may be cut to a circle of 80 %. */
const icons = [
  { name: 'icon-192', size: 192, radius: 36, share: 1 },
  { name: 'icon-512', size: 512, radius: 96, share: 1 },
  { name: 'maskable-512', size: 512, radius: 0, share: 0.78 },
  { name: 'apple-touch-icon', size: 180, radius: 0, share: 0.92 },
];

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch((await provideBrowser()).launch);
for (const { name, size, radius, share } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>
    body { margin: 0; }
    div { height: 100vh; display: grid; place-items: center; }
    div { background: ${ground}; border-radius: ${radius}px; }
    svg { width: ${share * size}px; }
  </style><div>${mark}</div>`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
noteMade(made);
