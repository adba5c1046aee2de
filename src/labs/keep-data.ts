import { zipSync, type Zippable } from 'fflate';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFiles } from '../catalog/lab-files.ts';
import type { Lab } from '../catalog/schema.ts';
import { LabError } from './lab-error.ts';

type Data = NonNullable<Lab['data']>[number];

/** A date that every archive can say, so that the same files give the same bytes. */
const mtime = new Date('1980-01-02T00:00:00Z');

/** The rows that a step of the lab just wrote, as the engine reads them. */
export function freshRows(folder: string, { id, rows }: Data): string {
  const file = join(folder, rows);
  if (!existsSync(file)) throw new LabError(`No step wrote ${rows}, the rows of "${id}".`);
  return readFileSync(file, 'utf8').trimEnd();
}

export function keptRows(folder: string, data: Data): string | undefined {
  const file = join(folder, dataFiles(data).rows);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : undefined;
}

/** Keeps a table or file that a step wrote, and its rows, under `data/`. Returns its bytes. */
export function keepData(folder: string, data: Data): number {
  const from = join(folder, data.from);
  if (!existsSync(from))
    throw new LabError(`No step wrote ${data.from}, the data of "${data.id}".`);
  const { file, rows } = dataFiles(data);
  const bytes = statSync(from).isDirectory() ? zipFolder(from) : readFileSync(from);
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, rows), `${freshRows(folder, data)}\n`);
  return bytes.length;
}

/** A folder as a zip with its content at the root; the same bytes for the same files. */
function zipFolder(folder: string): Uint8Array {
  const files: Zippable = {};
  const add = (under: string) => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = under + entry.name;
      if (entry.isDirectory()) add(`${path}/`);
      else files[path] = [readFileSync(join(folder, path)), { mtime, level: 9 }];
    }
  };
  add('');
  return zipSync(Object.fromEntries(Object.entries(files).sort()));
}
