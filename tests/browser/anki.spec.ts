import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator } from '@playwright/test';
import { readAnki } from './anki.ts';
import { catalog, moduleOf, readBuilt, subFolder } from './built.ts';
import { answer, onePerObjective } from './quiz.ts';
import { expect, readButton, test, visit, type Page } from './site.ts';

const all = readAnki(readBuilt('anki/lakepath.txt'));
const items = catalog.modules.flatMap((module) => module.items);

test('the file for Anki has every question, in two whole fields, under a permanent id', async ({
  page,
}) => {
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

  // A parser of XML takes no tag that is not closed, and none that is closed twice.
  await page.goto('/progress/');
  const broken = await page.evaluate(
    (fields) =>
      fields.flatMap((field) => {
        const xml = field.replaceAll('<br>', '<br/>');
        const read = new DOMParser().parseFromString(xml, 'application/xml');
        const error = read.querySelector('parsererror');
        return error ? [`${error.textContent}: ${field.slice(0, 200)}`] : [];
      }),
    all.notes.flatMap(({ fields }) => fields),
  );
  expect(broken).toEqual([]);
});

test('a module’s own file has its questions, with every explanation and a way back', () => {
  for (const module of catalog.modules) {
    const { notes } = readAnki(readBuilt(`anki/${module.id}.txt`));
    expect(notes.map(({ guid }) => guid)).toEqual(module.items.map((id) => `lakepath-${id}`));
    const page = readBuilt(`${module.url.slice(1)}index.html`);
    for (const { guid, fields, tags } of notes) {
      const [front = '', back = ''] = fields;
      expect(tags).toContain(`lakepath::module::${module.id}`);
      expect(back, guid).toContain(`href="${catalog.site}${module.url}#`);
      const id = guid.replace('lakepath-', '');
      const whys = page
        .split(`id="a-${id}"`)[1]
        ?.split('class="answer"')[0]
        ?.match(/data-why/g);
      expect(back.match(/<li>/g)?.length, `${guid}: explanations`).toBe(whys?.length);
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

async function saved(page: Page, control: Locator): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    control.click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('all questions, or those of the modules that were read or passed, are taken to Anki', async ({
  page,
}) => {
  await visit(page, '/progress/');
  const part = page.getByRole('region', { name: 'Study in Anki' });
  const everything = await saved(page, part.getByRole('link', { name: 'All questions' }));
  expect(everything.name).toBe('lakepath.txt');
  expect(readAnki(everything.text).notes.length).toBe(items.length);
  const mine = part.getByRole('button', { name: /you read or passed/ });
  await expect(mine).toBeHidden();
  await expect(part).toContainText('Once you have read or passed a module');

  const [read, passed] = [moduleOf('flink-runtime-topology'), moduleOf('flink-state-and-ttl')];
  await page.goto(read.url);
  for (const section of read.sections) await readButton(page, section).click();
  await page.goto(passed.url);
  for (const item of onePerObjective(passed)) await answer(page, item, 'right');
  await visit(page, '/progress/');
  const { name, text } = await saved(page, mine);
  expect(name).toBe('lakepath-my-modules.txt');
  const { header, notes } = readAnki(text);
  expect(header).toEqual(all.header);
  expect(text.match(/^#/gm)?.length).toBe(all.header.size);
  expect(notes).toEqual(
    all.notes.filter(({ guid }) =>
      [...read.items, ...passed.items].includes(guid.replace('lakepath-', '')),
    ),
  );
});
