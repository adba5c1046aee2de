import { listed } from '../listed.ts';
import type { Job, JobKind } from './prepare.ts';
import type { DataFile } from './table.ts';

/** What a job does, to be read after its letter and before its bucket. */
const jobWords: Record<JobKind, string> = {
  merge: 'appends and compacts,',
  'write-only': 'appends, write-only,',
  compact: 'compacts only,',
  overwrite: 'overwrites the table, into',
};

/** Like `appends and compacts, bucket 0`. */
export function jobInWords({ kind, bucket }: Job): string {
  return `${jobWords[kind]} bucket ${bucket}`;
}

/** Like `f1 and f3`. */
export function fileNames(files: readonly DataFile[]): string {
  return listed(files.map(({ name }) => `f${name}`));
}

export const filesAre = (files: readonly DataFile[]) =>
  `${fileNames(files)} ${files.length === 1 ? 'is' : 'are'}`;

/** Like `orders 1–5 and 7`. */
export function orders(keys: readonly number[]): string {
  if (keys.length === 0) return 'no order';
  return `${keys.length === 1 ? 'order' : 'orders'} ${listed(ranges(keys))}`;
}

/** Like `['1–5', '7']`; two in a row stay two. */
export function ranges(keys: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const key of keys) {
    const run = runs.at(-1);
    if (run && key === (run.at(-1) ?? NaN) + 1) run.push(key);
    else runs.push([key]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)));
}
