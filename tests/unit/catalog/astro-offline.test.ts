import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeOffline } from '../../../src/catalog/astro-offline.ts';
import type { SiteFiles } from '../../../src/domain/offline/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'lakepath-offline-'));
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const markOf = (name: string) => /data-rev="(\w|-)+"/.exec(read(name))?.[0];

/** A build of the small site; `about` is the text of one of its pages. */
async function build(about: string): Promise<{ list: SiteFiles; worker: string }> {
  write('index.html', '<!doctype html><html lang="en"><h1>First</h1></html>');
  write('about/index.html', `<!doctype html><html lang="en"><h1>${about}</h1></html>`);
  write('404.html', '<!doctype html><html lang="en"></html>');
  write('sitemap-0.xml', '');
  write('assets/base.12345678.css', 'body {}');
  write('pagefind/pagefind-ui.js', 'unused');
  write('pagefind/pagefind.js', 'used');
  await writeOffline(folder);
  return { list: JSON.parse(read('offline.json')) as SiteFiles, worker: read('sw.js') };
}
afterAll(() => rmSync(folder, { recursive: true }));

test('the list names what pages need, with sizes, and changes with what changes', async () => {
  const a = await build('About');
  expect(a.list.files.map(({ path }) => path)).toEqual([
    'about/',
    'assets/base.12345678.css',
    '',
    'pagefind/pagefind.js',
  ]);
  for (const { path, size } of a.list.files)
    expect(size).toBe(read(path === '' || path.endsWith('/') ? `${path}index.html` : path).length);
  const marks = { first: markOf('index.html'), about: markOf('about/index.html') };
  expect(marks.first).toBeDefined();

  // The same site is the same version, and no new worker.
  const again = await build('About');
  expect(again).toEqual(a);

  const b = await build('About us');
  const changed = b.list.files.filter(
    (file) => !a.list.files.some((one) => one.revision === file.revision),
  );
  expect(changed.map(({ path }) => path)).toEqual(['about/']);
  expect(b.list.version).not.toBe(a.list.version);
  expect(b.worker).not.toBe(a.worker);
  expect(markOf('index.html')).toBe(marks.first);
  expect(markOf('about/index.html')).not.toBe(marks.about);
});

test('a page is the same wherever the site is built', async () => {
  const island = (uid: string) =>
    `About<astro-island uid="${uid}" ssr client="load"></astro-island>`;
  await build(island('Z1abc'));
  const before = read('about/index.html');
  await build(island('23FieN'));
  expect(read('about/index.html')).toBe(before);
  expect(before).toContain('<astro-island ssr client="load">');
});

test('pages keep their marks when the list is written again', async () => {
  await build('About');
  const before = read('index.html');
  await writeOffline(folder);
  expect(read('index.html')).toBe(before);
});

test('the worker is one script that loads no other and evaluates no text', async () => {
  const { worker } = await build('About');
  // What every page may ask for at a fixed address is kept from the start.
  for (const path of ['glossary.json', 'catalog.json', 'titles.json'])
    expect(worker).toContain(path);
  expect(worker).not.toMatch(/importScripts|\beval\(|new Function|sourceMappingURL|^import /m);
});
