import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { moduleOf } from './built.ts';
import { answer, onePerObjective } from './quiz.ts';
import { readCode } from './qr.ts';
import { expect, expectAttempts, storedProgress, test, type Page, visit } from './site.ts';

const module = moduleOf('table-format-fundamentals');
const [one = '', two = ''] = onePerObjective(module);
const full = readFileSync('tests/fixtures/progress/v1-full.json', 'utf8').trim();

function linkFor(text: string): string {
  return `/bring/#p=${deflateSync(text).toString('base64url')}`;
}

async function hold(page: Page, text: string): Promise<void> {
  await page.addInitScript((stored) => {
    if (localStorage.getItem('lakepath.progress') === null)
      localStorage.setItem('lakepath.progress', stored);
  }, text);
}

/** Names a device and returns its link. */
async function makeLink(page: Page, name: string): Promise<string> {
  await page.getByLabel(/^(Name of the other|Another) device$/).fill(name);
  await page.getByRole('button', { name: 'Make a link', exact: true }).click();
  return page.getByLabel('The link').inputValue();
}

test('a link carries what is new to a device, and after that only what is newer', async ({
  page,
  open,
}) => {
  await page.goto(module.url);
  await answer(page, one, 'right');
  await page.getByRole('button', { name: `Bookmark: ${module.title}` }).click();
  await visit(page, '/settings/');
  const link = await makeLink(page, 'Phone');
  await expect(page.getByText('New to Phone: 1 answer, 1 bookmark.')).toBeVisible();

  const phone = await (await open()).newPage();
  const requests: string[] = [];
  phone.on('request', (request) => requests.push(request.url()));
  await phone.goto(link);
  await expect(phone.locator('.data__preview')).toContainText('It brings: 1 answer, 1 bookmark.');
  expect(new URL(phone.url()).hash).toBe('');
  // A preview changes nothing, and nothing of it went over the wire.
  expect((await storedProgress(phone)).attempts.size).toBe(0);
  const payload = link.slice(link.indexOf('#p=') + 3);
  expect(requests.filter((url) => url.split('#')[0]?.includes(payload.slice(0, 20)))).toEqual([]);
  await phone.getByRole('button', { name: 'Take it in' }).click();
  await expect(phone.getByText('Taken in: 1 answer, 1 bookmark.')).toBeVisible();
  await expectAttempts(phone, one, 'F');
  await phone.getByRole('button', { name: 'Undo the last import' }).click();
  await expect(phone.getByText(/^The import was undone/)).toBeVisible();
  await expectAttempts(phone, one, '');
  // Once more, by pasting what a messenger made of it.
  await phone.getByLabel('The link').fill(`Here: ${link} .`);
  await phone.getByRole('button', { name: 'Read the link' }).click();
  await phone.getByRole('button', { name: 'Take it in' }).click();
  await expectAttempts(phone, one, 'F');

  // Not sent until the reader says so, also after a reload.
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Send what is new to Phone' }).click();
  await expect(page.getByText('New to Phone: 1 answer, 1 bookmark.')).toBeVisible();
  await page.getByRole('button', { name: 'It arrived' }).click();
  await expect(page.getByText(/^Noted: the next link for Phone/)).toBeVisible();
  await page.getByRole('button', { name: 'Send what is new to Phone' }).click();
  await expect(page.getByText('Phone has all there is up to now.')).toBeVisible();
  await page.goto(module.url);
  await answer(page, two, 'wrong');
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Send what is new to Phone' }).click();
  await expect(page.getByText('New to Phone: 1 answer.')).toBeVisible();
  const next = await page.getByLabel('The link').inputValue();
  await phone.goto(next);
  await phone.getByRole('button', { name: 'Take it in' }).click();
  await expectAttempts(phone, two, 'G');
  await expectAttempts(phone, one, 'F');

  // Another device has nothing yet; a reset makes everything new again.
  await makeLink(page, 'Tablet');
  await expect(page.getByText('New to Tablet: 2 answers, 1 bookmark.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Tablet' }).click();
  await expect(page.getByText('Tablet is off the list.')).toBeVisible();
  const exported = (await storedProgress(page)).registers;
  expect([...exported.keys()].filter((key) => /phone|device/i.test(key))).toEqual([]);
});

test('QR codes are read by a decoder, each takes its part, and together they are all', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await hold(page, full);
  await visit(page, '/settings/');
  await makeLink(page, 'Phone');
  await page.getByRole('button', { name: 'Show a QR code' }).click();
  await expect(page.locator('.qr[data-drawn]')).toBeVisible();
  expect((await new AxeBuilder({ page }).include('#main').analyze()).violations).toEqual([]);
  const phone = await (await open()).newPage();
  await expect(page.getByText(/^Code 1 of \d$/)).toBeVisible();
  const codes = Number((await page.getByText(/^Code 1 of \d$/).textContent())?.at(-1));
  expect(codes).toBeGreaterThan(1);
  for (let n = 1; n <= codes; n++) {
    const code = page.getByRole('img', { name: `Code ${n} of ${codes} with a link for Phone` });
    await expect(code).toHaveAttribute('data-drawn');
    let read: string | null = null;
    // The picture of the code before stays until the next is drawn.
    await expect
      .poll(async () => (read = await readCode(code)))
      .toMatch(new RegExp(`&part=${n}\\.${codes}$`));
    expect(String(read).length).toBeLessThanOrEqual(800);
    await phone.goto(String(read));
    await expect(phone.locator('.data__preview')).toContainText(`part ${n} of ${codes}`);
    await phone.getByRole('button', { name: 'Take it in' }).click();
    await expect(phone.getByText(/^Taken in:/)).toBeVisible();
    if (n < codes) await page.getByRole('button', { name: 'Next' }).click();
  }
  const { progress: all } = decodeProgress(full);
  const { attempts, registers, extra } = await storedProgress(phone);
  expect({ attempts, registers, extra }).toEqual({
    attempts: all.attempts,
    registers: all.registers,
    extra: all.extra,
  });
});

test('the link goes to another app where the browser can share', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = ({ url } = {}) => {
      document.documentElement.dataset['shared'] = url ?? '';
      return Promise.reject(new DOMException('closed', 'AbortError'));
    };
  });
  await hold(page, full);
  await visit(page, '/settings/');
  const link = await makeLink(page, 'Phone');
  await page.getByRole('button', { name: 'Share the link …' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-shared', link);
  expect(link).toContain('/bring/#p=');
});

test('more than a link carries goes by file, and then a link carries what is new', async ({
  page,
}) => {
  const items = Array.from({ length: 900 }, (_, i) => {
    const random = ((i * 7_919 + 104_729) ** 2 % 2_000_000_011).toString(36);
    return [`item-${random}-${i}`, `+60:t${random.padEnd(6, '0').slice(0, 6)}F`];
  });
  const text = JSON.stringify({
    version: 1,
    epoch: [0, ''],
    attempts: Object.fromEntries(items) as object,
    registers: {},
  });
  await hold(page, text);
  await visit(page, '/settings/');
  await page.getByLabel('Name of the other device').fill('Phone');
  await page.getByRole('button', { name: 'Make a link', exact: true }).click();
  await expect(page.getByText(/^This is more than a link can carry/)).toBeVisible();
  await expect(page.getByLabel('The link')).toHaveCount(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(decodeProgress(readFileSync(await file.path(), 'utf8')).progress.attempts.size).toBe(900);
  await page.getByRole('button', { name: 'It arrived' }).click();
  await page.goto(module.url);
  await answer(page, one, 'right');
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Send what is new to Phone' }).click();
  await expect(page.getByText('New to Phone: 1 answer.')).toBeVisible();
  expect((await page.getByLabel('The link').inputValue()).length).toBeLessThan(400);
});

test('a link that is damaged, foreign, too large or newer is refused in one sentence', async ({
  page,
}) => {
  const whole = linkFor(full);
  await hold(page, full);
  const bomb = linkFor(`{"version":1,"x":"${'0'.repeat(10_000_000)}"}`);
  const cases: [link: string, words: string][] = [
    ...[12, 40, whole.length - 40, whole.length - 1].map((end): [string, string] => [
      whole.slice(0, end),
      'The link is not whole',
    ]),
    [whole.replace('eJ', 'eK'), 'The link is not whole'],
    ['/bring/#p=', 'The link is not whole'],
    ['/bring/#p=%00<img src=x onerror=alert(1)>', 'The link is not whole'],
    [linkFor('holiday pictures'), 'The link holds no Lakepath progress.'],
    [linkFor('{"name":"package","version":"1.2.3"}'), 'The link holds no Lakepath progress.'],
    [linkFor('{"version":2,"journal":[]}'), 'The link was made by a newer version of this site'],
    [bomb, 'The link unfolds to more than 10 MB'],
  ];
  await visit(page, '/bring/');
  const before = (await storedProgress(page)).registers.size;
  for (const [link, words] of cases) {
    await page.evaluate((address) => location.assign(address), link);
    await expect(page.locator('.bring'), link.slice(0, 60)).toContainText(words);
    await expect(page.getByRole('button', { name: 'Take it in' })).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
    const close = page.getByRole('button', { name: 'Close', exact: true });
    if (await close.isVisible()) await close.click();
  }
  await page.getByLabel('The link').fill('https://example.org/');
  await page.getByRole('button', { name: 'Read the link' }).click();
  await expect(page.getByText('This is no Lakepath link')).toBeVisible();
  expect((await storedProgress(page)).registers.size).toBe(before);
});

const hostile = JSON.stringify({
  version: 1,
  epoch: [1e300, '<script>window.hacked=1</script>'],
  attempts: {
    '<img src=x onerror="window.hacked=1">': '+60:tifr0aF',
    [one]: '+60:tifr0aF tifr0bF',
    ['x'.repeat(5_000)]: '+60:tifr0aF',
  },
  registers: {
    'bookmark:module:<img src=x onerror="window.hacked=1">': [5, 'a', 1],
    'setting:heavy': [5, 'a', 'y'.repeat(9_000)],
    plan: [5, 'a', { input: { hoursPerWeek: '<b>', qualifications: 7 }, modules: 'javascript:' }],
    __proto__x: [5, 'a', 1],
  },
  constructor: { prototype: { polluted: true } },
  heavy: 'z'.repeat(20_000),
}).replace('__proto__x', '__proto__');

test('a hostile link or file runs nothing, and says what it left out', async ({ page }) => {
  await page.goto(linkFor(hostile));
  const preview = page.locator('.data__preview');
  await expect(preview).toContainText('It brings: 3 answers, 1 bookmark, 1 plan, 1 other fact');
  await expect(preview).toContainText('Left out, as damaged or too long: epoch; ');
  for (const name of ['setting:heavy', 'heavy', 'x'.repeat(60)])
    await expect(preview).toContainText(name);
  await expect(preview).not.toContainText('x'.repeat(62));
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText(/^Taken in:/)).toBeVisible();
  for (const path of ['/progress/', '/settings/', '/path/', '/', module.url]) {
    await page.goto(path);
    expect(await page.evaluate(() => ['hacked' in window, 'polluted' in {}]), path).toEqual([
      false,
      false,
    ]);
  }
  expect(JSON.stringify([...(await storedProgress(page)).extra]).length).toBeLessThan(10_000);
});

test('a file over 10 MB is not read', async ({ page }, testInfo) => {
  const path = testInfo.outputPath('heavy.json');
  writeFileSync(path, `{"version":1,"x":"${'0'.repeat(10_000_000)}"}`);
  await page.addInitScript(() => {
    Blob.prototype.text = () => Promise.reject(new Error('read'));
  });
  await visit(page, '/settings/');
  await page.getByLabel('Import a file …').setInputFiles(path);
  await expect(page.getByText('“heavy.json” is larger than 10 MB')).toBeVisible();
  await visit(page, '/bring/');
  await page.getByLabel('Choose a file …').setInputFiles(path);
  await expect(page.getByText('“heavy.json” is larger than 10 MB')).toBeVisible();
});
