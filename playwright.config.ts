import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './src/cli/find-browser.ts';
import { grownSite } from './tests/fifty/build.ts';

const all = process.env.LAKEPATH_BROWSERS === 'all';
const chromium = { name: 'chromium', use: { launchOptions: findBrowser()?.launch ?? {} } };

export default defineConfig({
  testDir: 'tests/browser',
  // It reads the site of fifty, which `npm test -- fifty` builds first.
  testIgnore: existsSync(join(grownSite(50), 'index.html')) ? [] : ['**/fifty.spec.ts'],
  outputDir: '.cache/test-results',
  fullyParallel: true,
  // Each takes a core: the browser's processes do most of it, and a test waits for them.
  workers: Math.max(2, availableParallelism()),
  forbidOnly: true,
  retries: 0,
  // Tests wait for conditions. How long that may take says only when to give up, on the busiest machine.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalSetup: './tests/browser/serve.ts',
  // A trace of every action triples the time; for one test: `playwright test <name> --trace on`.
  // The site itself is tested; the specs about its service worker allow one.
  use: { screenshot: 'only-on-failure', serviceWorkers: 'block' },
  projects: all
    ? [
        { name: 'chromium', use: { browserName: 'chromium' as const } },
        { name: 'firefox', use: { browserName: 'firefox' as const } },
        { name: 'webkit', use: { browserName: 'webkit' as const } },
      ]
    : [chromium],
});
