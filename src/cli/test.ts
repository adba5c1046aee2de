import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { aliasedRoot, writeAliasedContent } from './alias-content.ts';
import { provideBrowser } from './find-browser.ts';
import { grownRoot, writeOneMoreModule } from './one-more-module.ts';
import { run } from './run.ts';

// `npm test`: everything that must hold before a change lands. Prints "N passed, N failed" last.
// `npm test -- unit browser` runs only the stages named; `slow`, the browser's slow proofs, and `fifty`, the lists of a
// site of fifty modules, run only so.
interface Count {
  passed: number;
  failed: number;
  /** What failed and how, to be said again at the end: the stages' own words are pages above by then. */
  faults?: string[];
}

const reports = '.cache/test';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const one = (ok: boolean, fault = ''): Count =>
  ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, faults: [fault] };

async function check(command: string, args: readonly string[], env = {}): Promise<Count> {
  const { ok, output } = await run(command, args, { quiet: true, env });
  if (!ok) console.log(output);
  return one(ok, output);
}

/** Tests without a browser: those of some of the projects in `vitest.config.ts`. */
async function vitest(...projects: string[]): Promise<Count> {
  const file = `${reports}/${projects[0]}.json`;
  const { ok } = await run('vitest', [
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ...projects.flatMap((name) => ['--project', name]),
  ]);
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(file);
  const faults = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${name}: ${message}`] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        [`${name} › ${fullName}`, ...failureMessages].join('\n'),
      ),
  ]);
  return atLeastOneFailure(ok, { passed: numPassedTests, failed: numFailedTests, faults });
}

/** Journeys in a browser: those with one of these tags, or those with none of them. */
async function browser(which: '--grep-invert' | '--grep', tags: string): Promise<Count> {
  const { name, launch } = await provideBrowser();
  console.log(`Browser: ${name}`);
  const path = launch.executablePath;
  const file = `${reports}/browser.json`;
  const { ok } = await run('playwright', ['test', '--reporter=list,json', which, tags], {
    env: { ...(path && { LAKEPATH_BROWSER: path }), PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const { stats, suites = [] } = readReport(file);
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats ?? {};
  // A skipped browser test is no test: it counts as a failure.
  const failed = unexpected + flaky + skipped;
  const faults = suites.flatMap(faultsOf);
  return atLeastOneFailure(ok && expected > 0, { passed: expected, failed, faults });
}

/** What a file's or a group's journeys that did not pass say of it. */
const faultsOf = ({ specs = [], suites = [] }: Suite): string[] => [
  ...specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) =>
        [
          `${file}:${line} › ${title} (${status})`,
          ...results.flatMap(({ error }) => error?.message ?? []),
        ].join('\n'),
      ),
  ),
  ...suites.flatMap(faultsOf),
];

/** A runner that fails without naming a test (a crash, no test found) has failed all the same. */
function atLeastOneFailure(ok: boolean, { failed, ...count }: Count): Count {
  return { ...count, failed: ok ? failed : Math.max(1, failed) };
}

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
  stats?: { expected?: number; flaky?: number; unexpected?: number; skipped?: number };
  suites?: Suite[];
}

interface Suite {
  specs?: {
    file: string;
    line: number;
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
  suites?: Suite[];
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return {};
  }
}

type Stage = () => Promise<Count>;

type Stages = Record<string, Stage>;

/** Astro's own: each writes `.astro/` anew, so they run one after the other. */
const astro: Stages = {
  types: () => check('astro', ['check', '--minimumFailingSeverity', 'warning']),
  build: () => check('astro', ['build']),
  'build under a base path': () => {
    writeAliasedContent();
    return check('astro', ['build'], {
      BASE: '/lakepath',
      OUT_DIR: '.cache/dist-base',
      LAKEPATH_CONTENT_ROOT: aliasedRoot,
    });
  },
  'build with one more module': () => {
    writeOneMoreModule();
    return check('astro', ['build', '--root', grownRoot], { LAKEPATH_CONTENT_ROOT: grownRoot });
  },
};
/** The others that look at the sources alone run beside them, so that two cores have work. */
const sources: Stages = {
  content: () => check('node', ['src/catalog/main.ts']),
  unit: () => vitest('pure', 'client'),
  lint: () => check('eslint', ['.', '--max-warnings=0']),
  format: () => check('prettier', ['--check', '--log-level=warn', '.']),
};
/** What was built. Each takes all cores. */
const sites: Stages = {
  built: () => vitest('built'),
  browser: () => browser('--grep-invert', '@slow|@fifty'),
};
/** Run where they are named only: together with the rest they would take too long. */
const apart: Stages = {
  slow: () => browser('--grep', '@slow'),
  fifty: async () => {
    const build = await check('node', ['tests/fifty/build.ts']);
    return build.failed > 0 ? build : browser('--grep', '@fifty');
  },
};

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const faults: string[] = [];
async function take([name, stage]: [string, Stage]): Promise<void> {
  const start = performance.now();
  let count: Count;
  try {
    count = await stage();
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    console.log(fault);
    count = one(false, fault);
  }
  total.passed += count.passed;
  total.failed += count.failed;
  for (const fault of count.faults ?? []) faults.push(`${name}: ${fault.trim()}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
}

/** Those of the stages that are wanted, one after the other. */
async function takeAll(stages: Stages): Promise<void> {
  for (const [name, stage] of Object.entries(stages))
    if (wanted.length === 0 ? stages !== apart : wanted.includes(name)) await take([name, stage]);
}

await Promise.all([takeAll(astro), takeAll(sources)]);
await takeAll(sites);
await takeAll(apart);
if (faults.length > 0) console.log(`\nWhat failed:\n\n${faults.join('\n\n')}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
