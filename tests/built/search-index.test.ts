import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { catalog, siteFolder } from '../browser/built.ts';
import { all, readPage, words } from './html.ts';

interface Entry {
  url: string;
  content: string;
  filters: { kind?: string[] };
}

/** Everything in the search's index: Pagefind packs the results that there can be, some to a file, by hash. */
const folder = join(siteFolder, 'pagefind/fragment');
const entries = readdirSync(folder).flatMap((name) => {
  const text = gunzipSync(readFileSync(join(folder, name))).toString('utf8');
  return Object.values(JSON.parse(text.replace(/^pagefind_dcd/, '')) as Record<string, Entry>);
});
const questions = new Map(
  entries
    .filter(({ filters }) => filters.kind?.includes('question'))
    .map((entry) => [entry.url, entry]),
);
const letters = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const index = letters(entries.map(({ content }) => content).join(' '));

test('the index has every question, and every module’s text', () => {
  expect([...questions.keys()].sort()).toEqual(
    catalog.modules.flatMap(({ url, items }) => items.map((id) => `${url}#q-${id}`)).sort(),
  );
  const texts = entries.filter(({ filters }) => filters.kind?.includes('text'));
  expect(texts.map(({ url }) => url)).toEqual(
    expect.arrayContaining(catalog.modules.map(({ url }) => url)),
  );
});

describe.each(catalog.modules)('no answer of $url can be found', ({ url }) => {
  const doc = readPage(url);

  test('explanations and model answers are not in the index', () => {
    // What an option says may well stand in the text, which teaches it; an explanation may not.
    const secrets = all(
      '.answers .why, .answers [data-move-explanation] p:not(.meta), .open__answer p',
      doc,
    ).map(words);
    expect(secrets.length).toBeGreaterThan(30);
    const found = secrets
      .map(letters)
      .filter((text) => text.split(' ').length >= 8 && index.includes(text));
    expect(found).toEqual([]);
  });

  test('a question’s entry has none of its options', () => {
    for (const form of all('form[data-item]', doc)) {
      const id = form.attribs['id'] ?? '';
      const entry = questions.get(`${url}#${id}`);
      expect(entry, id).toBeDefined();
      const shown = letters(entry?.content ?? '');
      const told = all('.choice label > span:last-child', form)
        .map((option) => letters(words(option)))
        .filter((text) => text.split(' ').length >= 4 && shown.includes(text));
      expect.soft(told, id).toEqual([]);
    }
  });
});
