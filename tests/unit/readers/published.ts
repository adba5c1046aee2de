import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plain } from '../../../src/readers/plain-value.ts';

/** Rows as the engine read them; of a long file the first and the last, with how many there are. */
export interface EngineRows {
  snapshot: string;
  columns: string[];
  rows: Plain[][];
  count?: number;
}

/** Files of the labs' data, by the end of their names. */
export function publishedFiles(ending: string): { id: string; path: string }[] {
  const labs = 'content/labs';
  return readdirSync(labs).flatMap((lab) => {
    const folder = join(labs, lab, 'data');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => ({ id: name.slice(0, -ending.length), path: join(folder, name) }));
  });
}

export function engineRows({ id, path }: { id: string; path: string }): EngineRows[] {
  const rows = path.replace(/[^/]*$/, `${id}.rows.json`);
  return JSON.parse(readFileSync(rows, 'utf8')) as EngineRows[];
}

/** The rows of which an engine's list speaks: all, or the first and the last fifty. */
export function spokenOf<Row>(rows: readonly Row[], { rows: told, count }: EngineRows): Row[] {
  if (count === undefined || count <= told.length) return [...rows];
  const half = told.length / 2;
  return [...rows.slice(0, half), ...rows.slice(-half)];
}

/** Some engines write a fraction that is zero, or more digits than are needed. */
export function tidyTimes(value: Plain): Plain {
  if (Array.isArray(value)) return (value as readonly Plain[]).map(tidyTimes);
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  return value.replace(/(\.\d*?)(?:000)+(?=Z?$)/, '$1').replace(/\.(?=Z?$)/, '');
}
