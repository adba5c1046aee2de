import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../src/catalog/read.ts';
import { copyContent } from '../../src/cli/copy-content.ts';
import { growTo } from './planned.ts';
import { retell, type ModuleTexts } from './retell.ts';

/**
 * Writes a content folder of `size` modules below `root`, which is emptied first: the site's own, and
 * made-up ones that are real modules told again under the names of `growTo`.
 */
export function writeGrownContent(root: string, size: number): void {
  rmSync(root, { recursive: true, force: true });
  copyContent(root);
  const { modules } = readContent('.');
  const ordinal = Math.max(...modules.map((module) => module.ordinal));
  const texts = new Map(
    modules.map(({ slug, file, quizFile, figuresFile }): [string, ModuleTexts] => [
      slug,
      {
        'index.mdx': readFileSync(file, 'utf8'),
        'quiz.yaml': readFileSync(quizFile, 'utf8'),
        ...(existsSync(figuresFile) && { 'figures.yaml': readFileSync(figuresFile, 'utf8') }),
      },
    ]),
  );
  const added = growTo(size, modules).slice(modules.length);
  for (const [i, module] of added.entries()) {
    const source = modules[i % modules.length];
    const read = texts.get(source?.slug ?? '');
    if (!source || !read) throw new Error('content/modules has no module');
    const folder = join(root, 'content/modules', module.slug);
    mkdirSync(folder, { recursive: true });
    const told = retell(source, read, module, ordinal + 1 + i);
    for (const [file, text] of Object.entries(told)) writeFileSync(join(folder, file), text);
  }
}
