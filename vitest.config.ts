import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Unit tests are plain TypeScript without a DOM: what they test must not need one. */
export default defineConfig({
  test: {
    environment: 'node',
    // Threads start faster than processes, and nothing here changes process-wide state.
    pool: 'threads',
    // One for each core; Vitest itself would leave one core free.
    maxWorkers: availableParallelism(),
    // Says only when to give up, on the busiest machine.
    testTimeout: 120_000,
    setupFiles: ['tests/seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/unit/**/*.test.ts', 'tests/content/**/*.test.ts'],
          exclude: ['tests/unit/client/**'],
          // Modules without state of their own are loaded once for all files.
          isolate: false,
        },
      },
      // The store is one for a page, so each of these files gets its own.
      { extends: true, test: { name: 'client', include: ['tests/unit/client/**/*.test.ts'] } },
      // What the built sites' files say by themselves, without a browser.
      {
        extends: true,
        test: { name: 'built', include: ['tests/built/**/*.test.ts'], isolate: false },
      },
    ],
  },
});
