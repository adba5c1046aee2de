import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashLab, labRuns, readRecord, recordFile, changedPaths } from '../catalog/lab-record.ts';
import type { LabContent } from '../catalog/read.ts';
import { differences, maskOutput, tidyOutput } from './compare.ts';
import {
  lastLines,
  labEnvironment,
  pythonOf,
  requirementsOf,
  withPrograms,
} from './environment.ts';
import { freshRows, keepData, keptRows } from './keep-data.ts';
import { LabError } from './lab-error.ts';
import { runShell } from './run-shell.ts';
import type { Found, Tool } from './toolchain.ts';

/** Hears how far a lab is. */
export interface Progress {
  begin: (what: string) => void;
  /** The last thing begun has ended well, or with these lines of what is wrong. */
  end: (faults: readonly string[]) => void;
}

/** Iceberg draws ids of snapshots at random, Hudi takes the time: long numbers differ in each run. */
const snapshotIds = ['"snapshot": ?"\\d{10,}"'];

interface Options {
  /** The folder that holds `content/`. */
  root: string;
  tools: ReadonlyMap<Tool, Found>;
  /** Keep what comes out instead of comparing with what was kept. */
  update: boolean;
  progress: Progress;
}

/**
 * Runs a lab's steps, then the questions that have a command, in order, and compares what they print
 * with `expected/`, or keeps it. Everything is written below the lab's folder. Returns whether all
 * was as expected.
 */
export async function runLab(lab: LabContent, options: Options): Promise<boolean> {
  const { root, tools, update, progress } = options;
  const folder = join(root, 'content/labs', lab.slug);
  const work = join(folder, '.work');
  mkdirSync(work, { recursive: true });
  const env = labEnvironment(tools);
  const runs = labRuns(lab);
  let isClean = true;
  const settle = (faults: readonly string[]) => {
    progress.end(faults);
    if (faults.length > 0) isClean = false;
  };

  for (const [at, { title, command, output, requirements, varies }] of runs.entries()) {
    const python = tools.get('python-3.11');
    const file = requirementsOf(folder, lab, requirements);
    const own = file !== undefined && python && pythonOf(folder, file, python, env);
    if (own && own.install) {
      progress.begin(`Python packages of ${file}`);
      await own.install();
      settle([]);
    }
    progress.begin(`${at + 1} of ${runs.length}: ${title}`);
    const ran = await runShell(command, {
      cwd: folder,
      env: withPrograms(env, own ? own.programs : undefined),
    });
    writeFileSync(join(work, `run-${at + 1}.err`), ran.errors);
    if (ran.code !== 0) {
      const why = ran.isTimedOut ? 'did not end in an hour' : `ended with code ${ran.code}`;
      settle([`"${command}" ${why}:${lastLines(ran.errors + ran.output)}`]);
      return false;
    }
    const printed = tidyOutput(ran.output, folder);
    const kept = join(folder, output);
    const before = existsSync(kept) ? readFileSync(kept, 'utf8') : undefined;
    const faults =
      before === undefined
        ? [`${output} is not there yet: run with --update`]
        : differences(maskOutput(before, varies), maskOutput(printed, varies));
    if (update) {
      // What may vary stays as it was, so that a run alone changes nothing.
      if (faults.length > 0) {
        mkdirSync(dirname(kept), { recursive: true });
        writeFileSync(kept, printed);
      }
      settle([]);
    } else settle(faults);
  }

  const changed = changedPaths(readRecord(folder)?.inputs ?? {}, hashLab(folder, lab).inputs);
  for (const data of lab.data ?? []) {
    progress.begin(`rows of ${data.id}`);
    const faults = differences(
      maskOutput(keptRows(folder, data) ?? '', snapshotIds),
      maskOutput(freshRows(folder, data), snapshotIds),
    );
    if (update && (faults.length > 0 || changed.length > 0)) keepData(folder, data);
    settle(update ? [] : faults);
  }
  if (update) {
    const record = `${JSON.stringify(hashLab(folder, lab), null, 2)}\n`;
    writeFileSync(join(folder, recordFile), record);
  } else if (changed.length > 0) {
    throw new LabError(
      `${lab.slug} was edited since ${recordFile} was written (${changed.join(', ')}): run with --update.`,
    );
  }
  return isClean;
}
