import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from './schema.ts';

type SampleFile = NonNullable<Lab['data']>[number];

/** Folders of a lab that are no part of what a reader runs. */
const apart = new Set(['expected', 'data', 'oracle', 'one-run', 'target', '__pycache__']);

/** A lab's program: all that its author wrote, sorted, with `/`; without `lab.yaml` and outputs. */
export function programFiles(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true })
    .flatMap((entry) => {
      const path = under + entry.name;
      if (entry.name.startsWith('.') || path === 'lab.yaml') return [];
      if (entry.isDirectory()) {
        return apart.has(entry.name) ? [] : programFiles(folder, `${path}/`);
      }
      return /\.(pyc|class)$|^dependency-reduced-pom\.xml$/.test(entry.name) ? [] : [path];
    })
    .sort();
}

/** Steps and questions that are run, in the order in which they are. */
export function labRuns({ steps, questions }: Pick<Lab, 'steps' | 'questions'>) {
  return [
    ...steps,
    ...questions.flatMap(({ command, output, requirements, varies }, at) =>
      command === undefined || output === undefined
        ? []
        : [{ title: `Question ${at + 1}`, command, output, requirements, varies }],
    ),
  ];
}

/** Where a lab keeps what it publishes: a file as it is, a folder as a zip; and its rows. */
export function dataFiles({ id, kind }: Pick<SampleFile, 'id' | 'kind'>): {
  file: string;
  rows: string;
} {
  const isFile = kind === 'parquet' || kind === 'orc';
  return { file: `data/${id}.${isFile ? kind : 'zip'}`, rows: `data/${id}.rows.json` };
}

/** The record of a run, `expected/inputs.json`: path → SHA-256 of what went in and what came out. */
export interface RunRecord {
  inputs: Record<string, string>;
  outputs: Record<string, string>;
}

export const recordFile = 'expected/inputs.json';

/** What the record would be, of the files as they are now. A missing output has an empty hash. */
export function hashLab(folder: string, lab: Lab): RunRecord {
  const runs = labRuns(lab);
  const ran = {
    engines: lab.engines,
    runs: runs.map(({ command, output, requirements, varies }) => ({
      command,
      output,
      requirements,
      varies,
    })),
    data: lab.data?.map(({ id, kind, from, rows }) => ({ id, kind, from, rows })),
  };
  const outputs = [
    ...runs.map(({ output }) => output),
    ...(lab.data ?? []).flatMap((data) => Object.values(dataFiles(data))),
  ].sort();
  return {
    inputs: {
      ...hashAll(folder, programFiles(folder)),
      // The words of `lab.yaml` may change without another run; what it has run may not.
      'lab.yaml': sha256(JSON.stringify(ran)),
    },
    outputs: hashAll(folder, outputs),
  };
}

export function readRecord(folder: string): RunRecord | undefined {
  const file = join(folder, recordFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RunRecord) : undefined;
}

/** Paths whose hashes differ, or that only one of the two has; sorted. */
export function changedPaths(
  before: Record<string, string>,
  now: Record<string, string>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((path) => before[path] !== now[path])
    .sort();
}

function hashAll(folder: string, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    paths.map((path) => {
      const file = join(folder, path);
      return [path, existsSync(file) ? sha256(readFileSync(file)) : ''];
    }),
  );
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
