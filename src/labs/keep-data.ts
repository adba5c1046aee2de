import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { dataFiles } from '../catalog/lab-record.ts';
import type { Lab } from '../catalog/schema.ts';
import { zipFiles } from '../catalog/zip-files.ts';
import { LabError } from './lab-error.ts';

type Data = NonNullable<Lab['data']>[number];

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

/** A folder as a zip, with its content at the root. */
function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return zipFiles(
    Object.fromEntries(
      paths.map((path) => [path.replaceAll(sep, '/'), readFileSync(join(folder, path))]),
    ),
  );
}
