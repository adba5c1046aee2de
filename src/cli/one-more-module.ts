import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A copy of the source with one more module, for the test of what that changes; it builds into `dist` below. */
export const grownRoot = '.cache/one-more';

/** The module, one that it builds on, and the simulator that it alone has. */
export const oneMore = {
  slug: 'one-more-module',
  prerequisite: 'lsm-trees-amplification',
  simulator: 'ToyTuner',
} as const;

const madeByLabs = ['.work', '.venv', 'target', '__pycache__'];

/** Copies the source and does there what an author does who writes a module with a simulator of its own. */
export function writeOneMoreModule(): void {
  rmSync(grownRoot, { recursive: true, force: true });
  for (const part of [
    'src',
    'content',
    'public',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(part, join(grownRoot, part), {
      recursive: true,
      filter: (path) => !madeByLabs.includes(basename(path)),
    });
  cpSync('tests/fixtures', join(grownRoot, 'tests/fixtures'), { recursive: true });
  addSimulator(join(grownRoot, 'src/sims'));
  addModule();
}

/** Another simulator's parts under another name: so it is built as every simulator is, whatever that takes. */
function addSimulator(sims: string): void {
  const own = join(sims, 'toy-tuner');
  cpSync(join(sims, 'lsm-tuner'), own, { recursive: true });
  renameSync(join(own, 'LsmTuner.astro'), join(own, `${oneMore.simulator}.astro`));
  // Code and styles of its own: what equals another's would be that.
  renameSync(join(own, 'View.tsx'), join(own, 'Tuner.tsx'));
  writeFileSync(
    join(own, 'View.tsx'),
    `import type { ComponentProps } from 'preact';
import Tuner from './Tuner.tsx';

export default function View(props: ComponentProps<typeof Tuner>) {
  return <div class="toy-tuner"><Tuner {...props} /></div>;
}
`,
  );
  edit(join(own, 'lsm-tuner.css'), (css) => `${css}\n.toy-tuner {\n  color: inherit;\n}\n`);
  edit(join(sims, 'registry.ts'), (registry) =>
    registry.replace(
      /^};$/m,
      `  ${oneMore.simulator}: 'toy-tuner/${oneMore.simulator}.astro',\n};`,
    ),
  );
}

function addModule(): void {
  const { slug, prerequisite, simulator } = oneMore;
  execFileSync(process.execPath, [resolve('src/cli/new-module.ts'), slug, 'One more module'], {
    cwd: grownRoot,
  });
  edit(join(grownRoot, 'content/modules', slug, 'index.mdx'), (text) =>
    text
      .replace('prerequisites: []', `prerequisites: [${prerequisite}]`)
      .replace('</Section>', `<${simulator} id="a-toy-tuner" />\n\n</Section>`)
      // A simulator takes five minutes, and minutes are counted.
      .replace('minutes: 35', 'minutes: 39')
      .replace('minutes: 2 }', 'minutes: 7 }'),
  );
}

/** @throws where nothing changes: the file is no longer what this program knows. */
function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: nothing to change`);
  writeFileSync(file, after);
}
