import { defineConfig } from 'vitest/config';

/** Unit tests are plain TypeScript without a DOM: what they test must not need one. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/content/**/*.test.ts'],
    environment: 'node',
    // Threads start faster than processes, and nothing here changes process-wide state.
    pool: 'threads',
    testTimeout: 20_000,
  },
});
