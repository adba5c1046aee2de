import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { copyContent } from './copy-content.ts';

/** A content folder for tests: the site's own, with a former address that it has none of yet. */
export const aliasedRoot = '.cache/aliased';

/** The address and the section that the copy's first module has "had before". */
export const formerNames = {
  module: 'table-format-fundamentals',
  slug: 'an-old-address',
  section: 'an-old-section',
} as const;

/** Copies `content/` and adds the aliases. */
export function writeAliasedContent(): void {
  rmSync(aliasedRoot, { recursive: true, force: true });
  copyContent(aliasedRoot);
  const file = join(aliasedRoot, 'content/modules', formerNames.module, 'index.mdx');
  const text = readFileSync(file, 'utf8');
  const [, section] = /<Section id="([^"]+)"/.exec(text) ?? [];
  if (!section) throw new Error(`${file} has no section`);
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  const document = parseDocument(head);
  document.setIn(['aliases', 'slugs'], [formerNames.slug]);
  document.setIn(['aliases', 'sections', formerNames.section], section);
  writeFileSync(file, `---\n${document.toString({ lineWidth: 0 })}---\n${body}`);
}
