import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAnki } from '../browser/anki.ts';
import { catalog, readBuilt, subFolder } from '../browser/built.ts';
import { all as select, readPage } from './html.ts';

const all = readAnki(readBuilt('anki/lakepath.txt'));
const items = catalog.modules.flatMap((module) => module.items);

/** Tags of a text that are left open, or closed where another is open. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]\w*)\b[^>]*>/g)) {
    if (name === 'br') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test('the file for Anki has every question, in two whole fields, under a permanent id', () => {
  expect(Object.fromEntries(all.header)).toEqual({
    ...{ separator: 'Tab', html: 'true', notetype: 'Basic', deck: 'Lakepath' },
    ...{ 'guid column': '1', 'tags column': '4' },
  });
  expect(all.notes.map(({ guid }) => guid).sort()).toEqual(
    items.map((id) => `lakepath-${id}`).sort(),
  );
  for (const { guid, fields, tags } of all.notes) {
    expect(fields.length, guid).toBe(2);
    for (const field of fields) {
      expect(field.length, guid).toBeGreaterThan(60);
      expect(field, guid).not.toMatch(/[\n\t]|class=|<img|src=|href="[#/]/);
    }
    expect(tags.length, guid).toBeGreaterThanOrEqual(3);
    for (const tag of tags)
      expect(tag, guid).toMatch(/^lakepath::(module|qualification|kind)::[a-z0-9-]+$/);
  }

  // Every tag is closed, and in its order.
  for (const { guid, fields } of all.notes)
    for (const field of fields) expect(unclosed(field), `${guid}: ${field}`).toEqual([]);
});

test('a module’s own file has its questions, with every explanation and a way back', () => {
  for (const module of catalog.modules) {
    const { notes } = readAnki(readBuilt(`anki/${module.id}.txt`));
    expect(notes.map(({ guid }) => guid)).toEqual(module.items.map((id) => `lakepath-${id}`));
    const doc = readPage(module.url);
    for (const { guid, fields, tags } of notes) {
      const [front = '', back = ''] = fields;
      expect(tags).toContain(`lakepath::module::${module.id}`);
      expect(back, guid).toContain(`href="${catalog.site}${module.url}#`);
      const whys = select(`[id="a-${guid.replace('lakepath-', '')}"] [data-why]`, doc);
      expect(back.match(/<li>/g)?.length, `${guid}: explanations`).toBe(whys.length);
      expect(front, guid).not.toContain('<b>Right.</b>');
    }
  }
});

test('another build gives the same ids', () => {
  const file = join(subFolder, 'anki/lakepath.txt');
  expect(existsSync(file), `${file}: run npm test -- "build under a base path"`).toBe(true);
  const other = readAnki(readFileSync(file, 'utf8'));
  expect(other.notes.map(({ guid }) => guid)).toEqual(all.notes.map(({ guid }) => guid));
});
