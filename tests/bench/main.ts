import { readdirSync } from 'node:fs';
import { buildGrown, grownSite } from '../fifty/build.ts';
import { benchBuild } from './build.ts';
import { benchGrowth } from './growth.ts';
import { benchMatcher } from './matcher.ts';
import { withSite, type OpenSite } from './open-site.ts';
import { benchPages } from './pages.ts';
import { benchPlacement } from './placement.ts';
import { benchPlanner } from './planner.ts';
import { benchSpeed } from './speed.ts';
import { benchStorage } from './storage.ts';
import { figuresOf, isOver, printTable, type Row } from './table.ts';

// `npm run bench [-- PART … SIZE …]`: all parts or some; a number takes the place of a part's own numbers of
// modules. Sizes are asserted, times are reported.
interface Part {
  /** What its figures are, where there are several in a line. */
  figures?: string;
  /** Of how many modules the sites are that it measures. */
  sizes?: readonly number[];
  run(sizes: readonly number[]): Promise<Row[]> | Row[];
}

const parts: Record<string, Part> = {
  pages: {
    figures: 'gzipped: the document, all the rest, of it JavaScript',
    sizes: [50],
    run: (sizes) => onSites(sizes, benchPages),
  },
  speed: { sizes: [50], run: (sizes) => onSites(sizes, benchSpeed) },
  planner: { run: benchPlanner },
  growth: { run: benchGrowth },
  matcher: { run: benchMatcher },
  placement: { run: benchPlacement },
  storage: { run: benchStorage },
  build: {
    figures: 'by the clock, CPU, CPU a module',
    sizes: [readdirSync('content/modules').length, 50, 200, 1000],
    run: benchBuild,
  },
};

const built = new Set<number>();

/** Rows of a task on sites of these sizes, each built once a run. */
async function onSites(
  sizes: readonly number[],
  task: (site: OpenSite) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    if (!built.has(size)) await buildGrown(size);
    built.add(size);
    rows.push(...(await withSite(grownSite(size), task)));
  }
  return rows;
}

const args = process.argv.slice(2);
const sizes = args.map(Number).filter((size) => size > 0);
const wanted = args.filter((arg) => !(Number(arg) > 0));
const stranger = wanted.find((name) => !(name in parts));
if (stranger !== undefined) {
  console.error(`There is no part "${stranger}"; name some of ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
let broken = 0;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const own = part.sizes && (sizes.length > 0 ? sizes : part.sizes);
  const rows = await part.run(own ?? []);
  const modules = own && `${own.join(', ')} modules`;
  printTable([name, modules, part.figures].filter(Boolean).join('; '), rows);
  broken += rows.flatMap(figuresOf).filter(isOver).length;
}
console.log(broken === 0 ? 'All limits hold.' : `${broken} limits are broken.`);
process.exitCode = broken === 0 ? 0 : 1;
