import { resolve } from 'node:path';

/** The folder that holds `content/`: the repository, or another one for tests and benchmarks. */
export function contentRoot(): string {
  return resolve(process.env.LAKEPATH_CONTENT_ROOT ?? '.');
}
