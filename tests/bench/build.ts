import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import type { Row } from './table.ts';

/** Build time of catalogues made of the real modules, copied under other ids. */
export async function benchBuild(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [100, 1000]) {
    const root = `.cache/bench/${size}`;
    multiply(root, size);
    const start = performance.now();
    const { ok, output } = await run('astro', ['build'], {
      quiet: true,
      env: { LAKEPATH_CONTENT_ROOT: root, OUT_DIR: join(root, 'dist') },
    });
    if (!ok) throw new Error(output.slice(0, 4000));
    const value = (performance.now() - start) / 1000;
    rows.push({ what: `build ${size} modules`, value, unit: 's' });
    rows.push({ what: '… a module', value: (value * 1000) / size, unit: 'ms' });
    rmSync(root, { recursive: true });
  }
  return rows;
}

/** Ids that stand in attributes, links, YAML and front matter, each with a suffix for its copy. */
function multiply(root: string, size: number): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'content/modules'), { recursive: true });
  for (const name of ['posting.yaml', 'skills.yaml', 'glossary.yaml', 'labs']) {
    cpSync(join('content', name), join(root, 'content', name), {
      recursive: true,
      filter: (path) => !/\/(\.venv|\.work|target)(\/|$)/.test(path),
    });
  }
  const slugs = readdirSync('content/modules');
  const idsIn = (file: string) =>
    [...readFileSync(join('content', file), 'utf8').matchAll(/^ {2}- id: (\S+)/gm)].map(
      (m) => m[1],
    );
  // What every copy shares keeps its name.
  const kept = new Set([
    ...slugs,
    ...readdirSync('content/labs'),
    ...['glossary.yaml', 'posting.yaml', 'skills.yaml'].flatMap(idsIn),
  ]);
  for (let i = 0; i < size; i++) {
    const slug = slugs[i % slugs.length] ?? '';
    const copy = Math.floor(i / slugs.length);
    const read = (file: string) => readFileSync(join('content/modules', slug, file), 'utf8');
    const texts = { 'index.mdx': read('index.mdx'), 'quiz.yaml': read('quiz.yaml') };
    const own = new Set(
      Object.values(texts)
        .flatMap((text) =>
          [...text.matchAll(/\bid[:=]\s*"?([a-z0-9-]{3,40})/g)].map((m) => m[1] ?? ''),
        )
        .filter((id) => !kept.has(id)),
    );
    const rename = (text: string) =>
      copy === 0
        ? text
        : text
            // A name of 37 characters or more has no room for a suffix: it is cut first.
            .replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (word) =>
              own.has(word) ? `${word.slice(0, 35)}-c${copy}` : word,
            )
            .replace(/^ordinal: \d+/m, `ordinal: ${i + 1}`);
    const folder = join(root, 'content/modules', copy === 0 ? slug : `${slug}-c${copy}`);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(texts))
      writeFileSync(join(folder, file), rename(text));
  }
}
