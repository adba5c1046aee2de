import { provideBrowser } from '../../src/cli/find-browser.ts';
import { run } from '../../src/cli/run.ts';
import { benchBuild } from './build.ts';
import { benchMatcher } from './matcher.ts';
import { benchPages } from './pages.ts';
import { benchPlacement } from './placement.ts';
import { benchPlanner } from './planner.ts';
import { benchStorage } from './storage.ts';
import { printTable, type Row } from './table.ts';

// `npm run bench [-- pages|planner|matcher|placement|storage|build …]`: sizes are asserted, times are reported.
const parts: Record<string, () => Promise<Row[]> | Row[]> = {
  pages: async () => {
    const { ok, output } = await run('astro', ['build'], { quiet: true });
    if (!ok) throw new Error(output);
    return benchPages((await provideBrowser()).launch);
  },
  planner: benchPlanner,
  matcher: benchMatcher,
  placement: benchPlacement,
  storage: benchStorage,
  build: benchBuild,
};

const wanted = process.argv.slice(2);
const stranger = wanted.find((name) => !(name in parts));
if (stranger !== undefined) {
  console.error(`There is no part "${stranger}"; name some of ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
let broken = 0;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const rows = await part();
  printTable(name, rows);
  broken += rows.filter(({ limit, value }) => limit !== undefined && value > limit).length;
}
console.log(broken === 0 ? 'All limits hold.' : `${broken} limits are broken.`);
process.exitCode = broken === 0 ? 0 : 1;
