import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { moduleOf } from './built.ts';
import { expect, test } from './site.ts';

// Mail programs and chats escape signs of a link, or take the sentence's end for a part of it.

const [plan = ''] = readFileSync('tests/fixtures/plan-links.txt', 'utf8').split(' ');
const progress = deflateSync(readFileSync('tests/fixtures/progress/v1-full.json')).toString(
  'base64url',
);

for (const link of [
  `/path/%23plan=${plan}`,
  `/path/%2523plan%253D${plan}`,
  `/path/#plan%3D${plan}`,
  `/path/#plan=${plan.replaceAll('.', '%2E')}).`,
  `/path/%23plan%3D${plan}%E2%80%9D`,
])
  test(`${link} opens the plan`, async ({ page, guard }) => {
    guard.allow(/status of 404/);
    await page.goto(link);
    await expect(page.getByText('This plan came with a link.')).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/path/');
  });

for (const link of [
  `/bring/%23p=${progress}`,
  `/bring/#p%3D${progress}.`,
  `/bring/%23p%3D${progress}>`,
])
  test(`${link.slice(0, 14)}… opens the progress`, async ({ page, guard }) => {
    guard.allow(/status of 404/);
    await page.goto(link);
    await expect(page.locator('.data__preview')).toContainText('It brings:');
  });

test('a section’s rewritten link leads to the section', async ({ page, guard }) => {
  guard.allow(/status of 404/);
  const { url, sections } = moduleOf('flink-state-and-ttl');
  const id = sections.at(-1)?.id ?? '';
  await page.goto(`${url}%23${id},`);
  await expect(page.locator(`#${id}`)).toBeInViewport();
});
