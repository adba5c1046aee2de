import { run } from './run.ts';

// `npm run dev`: a fault in content/ is printed, and the page is shown all the same.
const { ok } = await run('astro', ['dev', ...process.argv.slice(2)], {
  env: { LAKEPATH_DRAFT: '1' },
});
process.exitCode = ok ? 0 : 1;
