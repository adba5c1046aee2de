import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepAssets } from '../../../src/cli/keep-assets.ts';

test('keeps the hashed files of one build back, and drops those of two', () => {
  const root = mkdtempSync(join(tmpdir(), 'lakepath-assets-'));
  const previous = join(root, 'previous');
  const build = (name: string, files: string[]) => {
    const folder = join(root, name);
    mkdirSync(join(folder, 'assets'), { recursive: true });
    for (const file of files) writeFileSync(join(folder, 'assets', file), `${name} ${file}`);
    keepAssets(folder, previous);
    return readdirSync(join(folder, 'assets')).sort();
  };
  expect(build('one', ['page.a.js', 'same.js'])).toEqual(['page.a.js', 'same.js']);
  expect(build('two', ['page.b.js', 'same.js'])).toEqual(['page.a.js', 'page.b.js', 'same.js']);
  expect(build('three', ['page.c.js'])).toEqual(['page.b.js', 'page.c.js', 'same.js']);
  expect(readFileSync(join(root, 'two/assets/same.js'), 'utf8')).toBe('two same.js');
  rmSync(root, { recursive: true });
});
