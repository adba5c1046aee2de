import { readFileSync } from 'node:fs';
import type { Download, Locator } from '@playwright/test';
import { readAnki } from './anki.ts';
import { catalog, moduleOf, readBuilt } from './built.ts';
import { onePerObjective } from './quiz.ts';
import { expect, test, visit, type Page } from './site.ts';
import { putPast, readOn } from './stored.ts';

const all = readAnki(readBuilt('anki/lakepath.txt'));
const items = catalog.modules.flatMap((module) => module.items);

// What the files hold is read in tests/built/anki.test.ts.

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
  await visit(page, '/settings/');
  const part = page.getByRole('region', { name: 'Anki' });
  const everything = await saved(page, part.getByRole('link', { name: 'All questions' }));
  expect(everything.name).toBe('lakepath.txt');
  expect(readAnki(everything.text).notes.length).toBe(items.length);
  const mine = part.getByRole('button', { name: 'Of modules I read or passed' });
  await mine.click();
  await expect(part.getByRole('status')).toHaveText('You have not read or passed a module yet.');

  const [read, passed] = [moduleOf('flink-runtime-topology'), moduleOf('flink-state-and-ttl')];
  await putPast(page, {
    registers: readOn({ [read.id]: 20_700 }),
    attempts: onePerObjective(passed).map((item) => [item, 20_700, 'first', true] as const),
  });
  await visit(page, '/settings/');
  const { name, text } = await saved(page, mine);
  expect(name).toBe('lakepath-my-modules.txt');
  await expect(part.getByRole('status')).toHaveText(
    `Saved as ${name}: the questions of 2 modules.`,
  );
  const { header, notes } = readAnki(text);
  expect(header).toEqual(all.header);
  expect(text.match(/^#/gm)?.length).toBe(all.header.size);
  expect(notes).toEqual(
    all.notes.filter(({ guid }) =>
      [...read.items, ...passed.items].includes(guid.replace('lakepath-', '')),
    ),
  );
});
