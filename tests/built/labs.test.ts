import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { catalog, siteFolder } from '../browser/built.ts';

const lab = catalog.labs.find(({ id }) => id === 'four-formats-one-table');
if (!lab) throw new Error('the catalogue has no lab "four-formats-one-table"');

test('the archive holds the program, its outputs and how to run it', () => {
  const files = unzipSync(readFileSync(join(siteFolder, `labs/${lab.id}.zip`)));
  const text = (path: string) => new TextDecoder().decode(files[`${lab.id}/${path}`]);
  for (const path of [
    'lab.yaml',
    'three_commits.py',
    'requirements.txt',
    'expected/three-commits.txt',
  ]) {
    expect(text(path), path).toBe(readFileSync(`content/labs/${lab.id}/${path}`, 'utf8'));
  }
  expect(text('README.md')).toContain('pip install -r requirements.txt');
});

test('what labs wrote is published byte by byte', () => {
  expect(readFileSync(join(siteFolder, 'data/delta-orders.zip'))).toEqual(
    readFileSync(`content/labs/${lab.id}/data/delta-orders.zip`),
  );
});
