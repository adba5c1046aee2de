import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isoDate, localDay } from '../domain/day.ts';
import {
  isLabChoice,
  LAB_CHOICES,
  PlanError,
  planPath,
  sayFault,
  type LabChoice,
  type Plan,
  type PlanCatalog,
  type PlanInput,
} from '../domain/plan.ts';
import { planToCalendar } from '../domain/plan/calendar.ts';
import { planFromPosting } from '../domain/plan/from-posting.ts';
import { planToMarkdown } from '../domain/plan/markdown.ts';
import { readPlanCatalog } from '../domain/plan/read-catalog.ts';
import { matchFile } from './match-file.ts';
import { run } from './run.ts';
import { runCommand, UsageError } from './usage-error.ts';

const HELP = `Plans a study path and prints it.

  npm run -s plan -- [options]

  --qualifications all|a,b   what to prepare for (default: all)
  --posting FILE             instead: what this job posting asks for; a must counts 3, a plus 2
  --weight a=3               how much a qualification counts; may be repeated (default: minimum 3, preferred 2)
  --hours 6                  hours a week (default: 6)
  --start 2026-12-01         first day (default: today)
  --target 2027-02-01        the day by which to be done (default: none)
  --known x,y                modules known already
  --labs none|one|all        labs, as optional entries after their modules: none, one a qualification, of at most a
                             quarter of the modules' minutes together, or all (default: one)
  --no-labs                  the same as --labs none
  --pace 1                   1 to 2; multiplies every module's minutes (default: 1)
  --review 0.2 --buffer 0.1  shares of the hours kept free
  --catalog FILE|built-in    a catalogue as in /catalog.json (default: built-in, read from the build)
  --format json|markdown|ics (default: json)
  --help

JSON has budgetMinutes (null without a target), value, possibleValue, weeks[] {start, entries[] {module, minutes, because},
labs[] {lab, module, minutes}}, leftOut[] {module, because}, and more; src/domain/plan.ts documents it. Errors go to standard
error, with exit code 2.
`;

const BUILT_IN = new URL('../../dist/catalog.json', import.meta.url);

/** Where a field's value comes from, for messages. */
const FLAGS: Record<PlanError['field'], string> = {
  qualifications: '--qualifications',
  weights: '--weight',
  known: '--known',
  done: '--known',
  labs: '--labs',
  labChoice: '--labs',
  labsDone: '--labs',
  skills: '--posting',
  hoursPerWeek: '--hours',
  start: '--start',
  since: '--start',
  target: '--target',
  review: '--review',
  buffer: '--buffer',
  pace: '--pace',
  catalog: '--catalog',
};

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const print = Object.hasOwn(FORMATS, options.format) ? FORMATS[options.format] : undefined;
  if (!print)
    throw new UsageError(
      `--format: must be ${Object.keys(FORMATS).join(', ')}, not ${options.format}`,
    );
  const catalog = readPlanCatalog(await readCatalog(options.catalog));
  const plan = planPath(catalog, toInput(options, catalog));
  process.stdout.write(print(catalog, plan));
}

const FORMATS: Record<string, (catalog: PlanCatalog, plan: Plan) => string> = {
  json: (_, plan) => `${JSON.stringify(plan, null, 2)}\n`,
  markdown: (catalog, plan) => planToMarkdown(catalog, plan),
  ics: (catalog, plan) =>
    planToCalendar(catalog, plan, { now: Math.floor(Date.now() / 1000), today: today() }),
};

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        qualifications: { type: 'string' },
        posting: { type: 'string' },
        weight: { type: 'string', multiple: true, default: [] },
        hours: { type: 'string', default: '6' },
        start: { type: 'string', default: today() },
        target: { type: 'string' },
        known: { type: 'string', default: '' },
        labs: { type: 'string' },
        'no-labs': { type: 'boolean', default: false },
        pace: { type: 'string', default: '1' },
        review: { type: 'string', default: '0.2' },
        buffer: { type: 'string', default: '0.1' },
        catalog: { type: 'string', default: 'built-in' },
        format: { type: 'string', default: 'json' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Options = ReturnType<typeof readOptions>;

function toInput(options: Options, catalog: PlanCatalog): PlanInput {
  const list = (text: string) => text.split(',').filter((id) => id !== '');
  const wanted = readWanted(options, catalog);
  const own = Object.fromEntries(options.weight.flatMap(list).map(readWeight));
  return {
    ...wanted,
    weights: { ...wanted.weights, ...own },
    known: list(options.known),
    labChoice: readLabChoice(options),
    hoursPerWeek: readNumber('--hours', options.hours),
    start: options.start,
    target: options.target ?? null,
    review: readNumber('--review', options.review),
    buffer: readNumber('--buffer', options.buffer),
    pace: readNumber('--pace', options.pace),
  };
}

type Wanted = Pick<PlanInput, 'qualifications' | 'weights' | 'skills'>;

function readWanted({ qualifications, posting }: Options, catalog: PlanCatalog): Wanted {
  if (posting === undefined) {
    const chosen = qualifications ?? 'all';
    return { qualifications: chosen === 'all' ? 'all' : chosen.split(',').filter(Boolean) };
  }
  if (qualifications !== undefined)
    throw new UsageError('--posting: takes the place of --qualifications; give one of them');
  const match = matchFile(posting, '--posting: ');
  const { input } = planFromPosting(catalog, match);
  if (input) return input;
  const names = match.skills.map(({ id }) => id).join(', ');
  throw new UsageError(
    `--posting: ${posting} asks for nothing that the catalogue teaches${names && ` (found: ${names})`}`,
  );
}

function readLabChoice({ labs, 'no-labs': areLeftOut }: Options): LabChoice {
  if (labs === undefined) return areLeftOut ? 'none' : 'one';
  if (!isLabChoice(labs))
    throw new UsageError(`--labs: must be ${LAB_CHOICES.join(', ')}, not ${labs}`);
  if (areLeftOut && labs !== 'none') throw new UsageError('--no-labs: is the same as --labs none');
  return labs;
}

function readWeight(text: string): [string, number] {
  const [id = '', weight = ''] = text.split('=');
  return [id, readNumber('--weight', weight)];
}

function readNumber(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value))
    throw new UsageError(`${flag}: "${text}" is not a number`);
  return value;
}

async function readCatalog(from: string): Promise<unknown> {
  const isBuiltIn = from === 'built-in';
  if (isBuiltIn && !existsSync(BUILT_IN)) {
    process.stderr.write('Building the site …\n');
    const { ok, output } = await run('astro', ['build'], { quiet: true });
    if (!ok) throw new UsageError(`--catalog: the site cannot be built\n${output}`);
  }
  if (!isBuiltIn && !existsSync(from)) throw new UsageError(`--catalog: there is no file ${from}`);
  try {
    return JSON.parse(readFileSync(isBuiltIn ? BUILT_IN : from, 'utf8'));
  } catch {
    throw new UsageError(`--catalog: ${from} cannot be read as JSON`);
  }
}

function today(): string {
  const now = new Date();
  return isoDate(localDay({ second: now.getTime() / 1000, offset: -now.getTimezoneOffset() }));
}

await runCommand(main, (error) =>
  error instanceof PlanError
    ? `${FLAGS[error.field]}: ${sayFault(error.field, error.fault)}`
    : null,
);
