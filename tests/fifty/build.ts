import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { writeGrownContent } from './write-content.ts';

/** Where the site of `size` modules is built, beside the content it is built from. Never published. */
export const grownRoot = (size: number) => `.cache/grown/${size}`;
export const grownSite = (size: number) => join(grownRoot(size), 'dist');

/** Builds the site of `size` modules. Throws what the build said where it fails. */
export async function buildGrown(size: number): Promise<void> {
  writeGrownContent(grownRoot(size), size);
  const { ok, output } = await run('astro', ['build'], {
    quiet: true,
    env: { LAKEPATH_CONTENT_ROOT: grownRoot(size), OUT_DIR: grownSite(size) },
  });
  if (!ok) throw new Error(output.slice(0, 4000));
}

// `npm run fifty [-- SIZE]`: the site of fifty modules, or of another number.
if (import.meta.main) {
  const [size = 50] = process.argv.slice(2).map(Number);
  await buildGrown(size);
  console.log(`${size} modules: ${grownSite(size)}`);
}
