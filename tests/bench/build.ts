import { rmSync } from 'node:fs';
import { run } from '../../src/cli/run.ts';
import { grownRoot, grownSite } from '../fifty/build.ts';
import { writeGrownContent } from '../fifty/write-content.ts';
import type { Row } from './table.ts';

/** How long sites of `sizes` modules take to build, made of real modules. */
export async function benchBuild(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    writeGrownContent(grownRoot(size), size);
    const { seconds, cpuSeconds } = await timeBuild(size);
    rmSync(grownRoot(size), { recursive: true });
    rows.push({
      what: `${size} modules`,
      value: seconds,
      unit: 's',
      more: [
        { value: cpuSeconds, unit: 's' },
        { value: (1000 * cpuSeconds) / size, unit: 'ms' },
      ],
    });
  }
  return rows;
}

async function timeBuild(size: number): Promise<{ seconds: number; cpuSeconds: number }> {
  // Node does not say what its children took: the shell does.
  const timed = 'TIMEFORMAT="took %R %U %S"; time "$@"';
  const { ok, output } = await run('bash', ['-c', timed, 'bash', 'astro', 'build'], {
    quiet: true,
    env: { LAKEPATH_CONTENT_ROOT: grownRoot(size), OUT_DIR: grownSite(size) },
  });
  const [, real, user, system] = /took ([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
  if (!ok || real === undefined) throw new Error(output.slice(0, 4000));
  return { seconds: Number(real), cpuSeconds: Number(user) + Number(system) };
}
