import { parseArgs } from 'node:util';
import { contentRoot } from '../catalog/content-root.ts';
import { suggest } from '../catalog/faults.ts';
import { readContent, type LabContent } from '../catalog/read.ts';
import { runCommand, UsageError } from '../cli/usage-error.ts';
import { LabError } from './lab-error.ts';
import { runLab, type Progress } from './run-lab.ts';
import { checkToolchain } from './toolchain.ts';

const usage = `npm run labs                    runs all labs, and compares what they print with expected/
npm run labs -- <slug> …        runs these
npm run labs -- --list          lists them
npm run labs -- … --update      keeps what comes out: expected/, data/, and the record of the inputs

Needs what each lab names; says what is missing before it begins. Writes only below the labs'
folders, and downloads to .cache/labs (or the folder that LAKEPATH_LABS_CACHE names).`;

await runCommand(main, (error) => (error instanceof LabError ? error.message : null));

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(usage);
    return;
  }
  const labs = chooseLabs(positionals);
  if (values.list) {
    for (const { slug, title, minutes, level } of labs) {
      console.log(
        `${slug.padEnd(30)} ${String(minutes).padStart(3)} min  ${level.padEnd(12)} ${title}`,
      );
    }
    return;
  }

  const { found, missing } = checkToolchain(labs.flatMap(({ tools }) => tools));
  if (missing.length > 0) {
    const needed = (tool: string) =>
      labs.filter(({ tools }) => tools.some((one) => one === tool)).map(({ slug }) => slug);
    const lines = missing.map(
      ({ tool, sentence }) => `  ${sentence}\n    Needed by ${needed(tool).join(', ')}.`,
    );
    throw new UsageError(`This machine lacks:\n${lines.join('\n')}`);
  }

  let failed = 0;
  for (const lab of labs) {
    const engines = Object.entries(lab.engines).map((engine) => engine.join(' '));
    console.log(
      `\n${lab.slug}: ${engines.join(', ')}; about ${lab.minutes} minutes to study, ${lab.memory}`,
    );
    const isClean = await runLab(lab, {
      root: contentRoot(),
      tools: found,
      update: values.update,
      progress: showProgress(),
    }).catch((error: unknown) => {
      if (!(error instanceof LabError)) throw error;
      console.log(`  ✗ ${error.message}`);
      return false;
    });
    if (!isClean) failed += 1;
  }
  console.log(`\n${labs.length - failed} of ${labs.length} labs as expected`);
  if (failed > 0) process.exitCode = 1;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        update: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function chooseLabs(slugs: readonly string[]): LabContent[] {
  const { labs, faults } = readContent(contentRoot());
  const broken = faults.filter(({ file }) => file.startsWith('content/labs/'));
  const wanted = (slug: string) => slugs.length === 0 || slugs.includes(slug);
  const inTheWay = broken.filter(({ file }) => wanted(file.split('/')[2] ?? ''));
  if (inTheWay.length > 0) {
    throw new UsageError(inTheWay.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
  const known = labs.map(({ slug }) => slug);
  const strange = slugs.find((slug) => !known.includes(slug));
  if (strange !== undefined) {
    throw new UsageError(
      `There is no lab "${strange}"${suggest(strange, known)}. "npm run labs -- --list" lists them.`,
    );
  }
  return labs.filter(({ slug }) => wanted(slug));
}

/** One line for each thing done, with its seconds; on a terminal the seconds count while it runs. */
function showProgress(): Progress {
  let what = '';
  let since = 0;
  let ticking: NodeJS.Timeout | undefined;
  const seconds = () => `${Math.round((performance.now() - since) / 1000)} s`;
  const { isTTY } = process.stdout;
  return {
    begin(next) {
      what = next;
      since = performance.now();
      if (!isTTY) return;
      const show = () => process.stdout.write(`\r\u001b[K  … ${what} (${seconds()})`);
      show();
      ticking = setInterval(show, 1000);
    },
    end(faults) {
      clearInterval(ticking);
      if (isTTY) process.stdout.write('\r\u001b[K');
      console.log(`  ${faults.length === 0 ? '✓' : '✗'} ${what} (${seconds()})`);
      for (const fault of faults) console.log(`    ${fault.replaceAll('\n', '\n    ')}`);
    },
  };
}
