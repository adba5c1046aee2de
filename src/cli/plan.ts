import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isoDate, localDay } from '../domain/day.ts';
import {
  PlanError,
  planPath,
  type Plan,
  type PlanCatalog,
  type PlanInput,
} from '../domain/plan.ts';
import { readPlanCatalog } from '../domain/plan/read-catalog.ts';

const HELP = `Plans a study path and prints it.

  npm run -s plan -- [options]

  --qualifications all|a,b   what to prepare for (default: all)
  --weight a=3               how much a qualification counts; may be repeated (default: minimum 3, preferred 2)
  --hours 6                  hours a week (default: 6)
  --start 2026-12-01         first day (default: today)
  --target 2027-02-01        the day by which to be done (default: none)
  --known x,y                modules known already
  --pace 1                   1 to 2; multiplies every module's minutes (default: 1)
  --review 0.2 --buffer 0.1  shares of the hours kept free
  --catalog FILE|built-in    a catalogue as in /catalog.json (default: built-in, the one in dist/)
  --format json|markdown     (default: json)
  --help

JSON has budgetMinutes (null without a target), value, possibleValue, weeks[] {start, entries[] {module, minutes, because}},
leftOut[] {module, because}, and more; src/domain/plan.ts documents it. Errors go to standard error, with exit code 2.
`;

/** A wrong option; `PlanError` is for wrong values. */
class UsageError extends Error {}

const BUILT_IN = new URL('../../dist/catalog.json', import.meta.url);

/** Where a field's value comes from, for messages. */
const FLAGS: Record<PlanError['field'], string> = {
  qualifications: '--qualifications',
  weights: '--weight',
  known: '--known',
  hoursPerWeek: '--hours',
  start: '--start',
  target: '--target',
  review: '--review',
  buffer: '--buffer',
  pace: '--pace',
  catalog: '--catalog',
};

function main(): void {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  if (options.format !== 'json' && options.format !== 'markdown') {
    throw new UsageError(`--format: must be json or markdown, not ${options.format}`);
  }
  const plan = planPath(readCatalog(options.catalog), toInput(options));
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(plan, null, 2)}\n` : toMarkdown(plan),
  );
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        qualifications: { type: 'string', default: 'all' },
        weight: { type: 'string', multiple: true, default: [] },
        hours: { type: 'string', default: '6' },
        start: { type: 'string', default: today() },
        target: { type: 'string' },
        known: { type: 'string', default: '' },
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

function toInput(options: Options): PlanInput {
  const list = (text: string) => text.split(',').filter((id) => id !== '');
  return {
    qualifications: options.qualifications === 'all' ? 'all' : list(options.qualifications),
    weights: Object.fromEntries(options.weight.flatMap(list).map(readWeight)),
    known: list(options.known),
    hoursPerWeek: readNumber('--hours', options.hours),
    start: options.start,
    target: options.target ?? null,
    review: readNumber('--review', options.review),
    buffer: readNumber('--buffer', options.buffer),
    pace: readNumber('--pace', options.pace),
  };
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

function readCatalog(from: string): PlanCatalog {
  const path = from === 'built-in' ? BUILT_IN : from;
  if (!existsSync(path)) {
    throw new UsageError(
      `--catalog: ${from === 'built-in' ? 'there is no build yet; run "npm run build" first' : `there is no file ${from}`}`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`--catalog: ${from} cannot be read as JSON`);
  }
  return readPlanCatalog(json);
}

function today(): string {
  const now = new Date();
  return isoDate(localDay({ second: now.getTime() / 1000, offset: -now.getTimezoneOffset() }));
}

function toMarkdown(plan: Plan): string {
  const weeks = plan.weeks.map(({ start, low, high, entries }, index) => {
    const rows = entries.map(
      ({ module, minutes, because }) => `- [ ] ${module} (${Math.round(minutes)} min): ${because}`,
    );
    const range = entries.length > 0 ? `, ${Math.round(low)} to ${Math.round(high)} minutes` : '';
    return [
      `## Week ${index + 1}, from ${start}${range}`,
      '',
      ...(rows.length > 0 ? rows : ['Carry on.']),
      '',
    ].join('\n');
  });
  const left = plan.leftOut.map(({ module, because }) => `- ${module}: ${because}`);
  return [
    '# Study plan',
    '',
    `Done by ${plan.end}: ${Math.round(plan.plannedMinutes)} minutes of study.`,
    '',
    ...weeks,
    ...(left.length > 0 ? ['## Left out', '', ...left, ''] : []),
  ].join('\n');
}

try {
  main();
} catch (error) {
  if (error instanceof PlanError) process.stderr.write(`${FLAGS[error.field]}: ${error.reason}\n`);
  else if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
