import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/catalog/check.ts';
import { readContent } from '../../../src/catalog/read.ts';

const script = fileURLToPath(new URL('../../../src/cli/new-module.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'lakepath-new-module-'));
mkdirSync(join(root, 'content/modules'), { recursive: true });
for (const name of ['posting', 'skills']) {
  cpSync(`content/${name}.yaml`, join(root, 'content', `${name}.yaml`));
}
writeFileSync(join(root, 'content/glossary.yaml'), 'terms: []\n');
writeFileSync(join(root, 'content/placement.yaml'), 'statements: []\n');
afterAll(() => rmSync(root, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });

describe('npm run new:module', () => {
  it('writes modules that pass all checks as they are, whatever the slug’s length', () => {
    const slugs = ['orc', 'a-slug-that-is-as-long-as-a-slug-can-be1'];
    expect(slugs[1]).toHaveLength(40);
    for (const slug of slugs) expect(run(slug, 'A "quoted": title').status).toBe(0);
    const content = readContent(root);
    expect(content.modules.map(({ slug, ordinal }) => [slug, ordinal])).toEqual([
      [slugs[0], 1],
      [slugs[1], 2],
    ]);
    const faults = checkContent(content, root).filter(({ file }) => file.includes('modules/'));
    expect(faults).toEqual([]);
  });

  it.each([
    [[], /^Usage: /],
    [['Not_A-slug'], /^Usage: /],
    [['orc'], /orc exists already/],
    [['lance', 'ab'], /title has 3 to 60 characters/],
  ])('refuses %j with exit code 2', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
