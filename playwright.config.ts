import { defineConfig } from '@playwright/test';
import { findBrowser } from './src/cli/find-browser.ts';

const all = process.env.LAKEPATH_BROWSERS === 'all';
const executablePath = findBrowser()?.path;
const chromium = {
  name: 'chromium',
  use: {
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Root has no sandbox of its own; the pages are ours.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.cache/test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
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
