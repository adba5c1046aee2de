import type { Locator } from '@playwright/test';
import { catalog, moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { fillIn, onePerObjective } from './quiz.ts';
import { expect, expectAttempts, expectStored, test, visit, type Page } from './site.ts';
import { putPast, readOn, storePast } from './stored.ts';

const DAY = 86_400_000;
const start = Date.parse('2027-03-01T10:00:00Z');
const firstDay = Math.floor(start / DAY);
const module = moduleOf('table-format-fundamentals');
const other = moduleOf('flink-runtime-topology');

test.use({ timezoneId: 'UTC' });

function question(page: Page): Locator {
  return page.locator('.asked form[data-item]');
}

function badge(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Main' }).locator('[data-due]');
}

async function goTo(page: Page, day: number): Promise<void> {
  await page.clock.setFixedTime(start + day * DAY);
}

/** Answers the question that stands there, and goes on. */
async function answerOne(page: Page, how: 'right' | 'wrong'): Promise<string> {
  const { id } = await fillIn(question(page), how);
  await question(page).getByRole('button', { name: 'Check answer' }).click();
  await expect(question(page).getByRole('status')).toHaveText(
    how === 'right' ? /^Right\./ : /^Not right\./,
  );
  return id;
}

async function goOn(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: /^(Next question|To the end)$/ });
  await expect(next).toBeFocused();
  await expect(next).not.toHaveAttribute('aria-disabled', 'true');
  await next.press('Enter');
}

/** Answers questions right until the sitting ends; the items, in the order they came. */
async function answerAll(page: Page): Promise<string[]> {
  const items: string[] = [];
  for (;;) {
    const heading = page.getByRole('heading', { level: 2, name: /^Question \d|recalled$/ });
    if (/recalled$/.test((await heading.textContent()) ?? '')) return items;
    items.push(await answerOne(page, 'right'));
    const place = await heading.textContent();
    await goOn(page);
    await expect(heading).not.toHaveText(place ?? '');
  }
}

test('a module that was read comes due, is asked in sittings, is retained, and lapses', async ({
  page,
}) => {
  // Seven of its questions were never answered; the others right on the first day, which passed it.
  const fresh = module.items.filter((item) => !onePerObjective(module).includes(item)).slice(0, 7);
  const answered = module.items.filter((item) => !fresh.includes(item));
  const registers = readOn({ [module.id]: firstDay });
  const passed = answered.map((item) => [item, firstDay, 'first', true] as const);
  await goTo(page, 0);
  await visit(page, '/review/');
  await expect(page.getByText('Nothing to review yet.')).toBeVisible();
  await putPast(page, { registers, attempts: passed });

  await test.step('on the day itself nothing is due', async () => {
    await visit(page, '/review/');
    await expect(page.getByRole('heading', { name: 'Nothing is due today' })).toBeVisible();
    await expect(page.getByText(`Next: ${fresh.length} questions tomorrow.`)).toBeVisible();
    await expect(badge(page)).toBeHidden();
  });

  await test.step('the next day asks what was never answered; home and navigation say so', async () => {
    await goTo(page, 1);
    await page.goto('/');
    await expect(badge(page)).toHaveText(`${fresh.length} due today`);
    await expect(
      page.getByRole('heading', { name: `${fresh.length} questions due` }),
    ).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByRole('button', { name: 'Review 5' }).click();
    // Each answer counts down, and does not wait for the end.
    const one = await answerOne(page, 'right');
    await expect(badge(page)).toHaveText(`${fresh.length - 1} due today`);
    await goOn(page);
    const five = [one, ...(await answerAll(page))];
    expect(five).toHaveLength(5);
    await expect(page.getByRole('heading', { name: 'All 5 recalled' })).toBeFocused();
    await expect(page.locator('.lead')).toBeHidden();
    await expect(badge(page)).toHaveText(`${fresh.length - 5} due today`);
    await page.getByRole('button', { name: `Review the other ${fresh.length - 5}` }).click();
    const rest = await answerAll(page);
    expect([...five, ...rest].toSorted()).toEqual(fresh.toSorted());
    await expect(page.getByText(/^That is all for today\. Next: /)).toBeVisible();
    await expect(badge(page)).toBeHidden();
  });

  await test.step('weeks later all was recalled on a later day: the module is retained', async () => {
    // All but the questions of one objective were, and not long ago.
    const left = module.objectives[0]?.items ?? [];
    const recalled = module.items.filter((item) => !left.includes(item));
    await putPast(page, {
      registers,
      attempts: [
        ...module.items.map((item) => [item, firstDay, 'first', true] as const),
        ...recalled.map((item) => [item, firstDay + 11, 'review', true] as const),
      ],
    });
    await goTo(page, 12);
    await visit(page, '/progress/');
    await expect(await moduleRow(page, module)).toContainText('passed');
    await visit(page, '/review/');
    await page.getByRole('button', { name: `Review all ${left.length}` }).click();
    expect((await answerAll(page)).toSorted()).toEqual(left.toSorted());
    await visit(page, '/progress/');
    await expect(await moduleRow(page, module)).toContainText('retained');
  });

  await test.step('a wrong answer takes the mark away, and leads to the section', async () => {
    await goTo(page, 400);
    await visit(page, '/review/');
    await page.getByRole('button', { name: 'Review 5' }).click();
    const item = await answerOne(page, 'wrong');
    const lapse = page.locator('.review__lapse');
    await expect(lapse).toContainText(`You had retained “${module.title}”.`);
    await expect(lapse.getByRole('link')).toHaveAttribute(
      'href',
      new RegExp(`^${module.url}#(${module.sections.map(({ id }) => id).join('|')})$`),
    );
    await expectAttempts(page, item, 'FRS');
    await page.getByRole('button', { name: 'Stop here' }).click();
    await expect(page.getByRole('heading', { name: '0 of 1 recalled' })).toBeFocused();
    await expect(page.getByText('The module is no longer retained.')).toBeVisible();
    await visit(page, '/progress/');
    await expect(await moduleRow(page, module)).toContainText('passed');
  });
});

test('a question answered wrong in a module not read yet is asked the next day, and then rests', async ({
  page,
}) => {
  await goTo(page, 0);
  await visit(page, module.url);
  const item = module.items[0] ?? '';
  const form = page.locator(`form[data-item="${item}"]`);
  await fillIn(form, 'wrong');
  await form.getByRole('button', { name: 'Check answer' }).click();
  await expectAttempts(page, item, 'G');
  await visit(page, '/review/');
  await expect(page.getByText('Next: 1 question tomorrow.')).toBeVisible();

  await goTo(page, 1);
  await visit(page, '/review/');
  await expect(badge(page)).toHaveText('1 due today');
  await page.getByRole('button', { name: 'Review it' }).click();
  expect(await answerOne(page, 'right')).toBe(item);
  await goOn(page);
  await expect(page.getByText('That is all for today.', { exact: true })).toBeVisible();
  await goTo(page, 2);
  await visit(page, '/review/');
  await expect(page.getByText('Nothing to review yet.')).toBeVisible();
});

test('a sitting outlives a reload, mixes modules, and goes by keyboard alone', async ({ page }) => {
  await goTo(page, 0);
  const registers = readOn({ [module.id]: firstDay - 3, [other.id]: firstDay - 3 });
  await storePast(page, { registers });
  await visit(page, '/review/');
  await page.getByRole('button', { name: 'Review all 20' }).press('Enter');
  const asked: string[] = [];
  for (let place = 1; place <= 4; place++) {
    await expect(page.getByRole('heading', { name: `Question ${place}` })).toBeFocused();
    const form = question(page);
    asked.push((await form.getAttribute('data-item')) ?? '');
    if (place === 2) {
      await page.reload();
      await expect(form).toHaveAttribute('data-item', asked[1] ?? '');
    }
    if ((await form.locator('.choices').count()) > 0) {
      await page.keyboard.press('2');
      await expect(form.locator('.choices input').nth(1)).toBeChecked();
      await page.keyboard.press('Enter');
    } else {
      const giveUp = page.getByRole('button', { name: 'I don’t know' });
      await expect(giveUp).not.toHaveAttribute('aria-disabled', 'true');
      await giveUp.press('Enter');
    }
    await goOn(page);
  }
  const modules = asked.map((item) =>
    [module, other].findIndex(({ items }) => items.includes(item)),
  );
  expect(modules.every((one, i) => one !== modules[i + 1])).toBe(true);
});

test('options stand in another order on another day, with letters in order', async ({ page }) => {
  const orders = new Set<string>();
  const registers = { ...readOn({ [module.id]: firstDay - 3 }), 'setting:review-cap': 1 };
  await storePast(page, { registers });
  for (const day of [0, 1, 2, 3]) {
    await goTo(page, day);
    await visit(page, '/review/');
    await page.getByRole('button', { name: 'Review it' }).click();
    await expect(question(page)).toBeVisible();
    const form = question(page);
    const seen = await form.evaluate((element) =>
      [...element.querySelectorAll('.choice, .step, .rights li')].map((entry) => ({
        letter: entry.querySelector('.choice__letter')?.textContent?.trim() ?? '',
        text: entry.textContent?.trim().slice(-40) ?? '',
      })),
    );
    const letters = seen.map(({ letter }) => letter).filter(Boolean);
    expect(letters).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, letters.length));
    orders.add(seen.map(({ text }) => text).join());
    await page.evaluate(() => sessionStorage.clear());
  }
  expect(orders.size).toBeGreaterThan(1);
});

test('a matching item says the letters that stand before the reader, of what fits none too', async ({
  page,
}) => {
  const item = 'frt-q-match-parts';
  const decoy = 'limits a slot to one processor core';
  // Of a module that was read, this question alone is due: the others were recalled often, and yesterday.
  const recalled = other.items.filter((id) => id !== item);
  await storePast(page, {
    registers: readOn({ [other.id]: firstDay - 60 }),
    attempts: [
      [item, firstDay - 60, 'first', false],
      ...[60, 55, 40, 1].flatMap((ago) =>
        recalled.map((id) => [id, firstDay - ago, ago === 60 ? 'first' : 'review', true] as const),
      ),
    ],
  });
  const seen = new Set<string>();
  for (const day of [0, 1, 2, 3, 4]) {
    await goTo(page, day);
    await visit(page, '/review/');
    await page.getByRole('button', { name: 'Review it' }).click();
    const form = question(page);
    await expect(form).toBeVisible();
    const giveUp = page.getByRole('button', { name: 'I don’t know' });
    await expect(giveUp).not.toHaveAttribute('aria-disabled', 'true');
    const list = await form
      .locator('.rights li')
      .evaluateAll((all) =>
        all.map(({ children }) =>
          [...children].map((part) => part.textContent?.trim()).join(' · '),
        ),
      );
    const letterOf = (text: string) => list.find((line) => line.endsWith(text))?.charAt(0);
    for (const select of await form.locator('select').all())
      expect(
        await select
          .locator('option')
          .evaluateAll((all) => all.slice(1).map((one) => one.textContent?.trim())),
      ).toEqual(list);
    await giveUp.press('Enter');
    await expect(form).toContainText(`${letterOf(decoy)} fits none.`);
    await expect(form.locator('[data-part="frt-p-parts-tm"]')).toContainText(
      `${letterOf('map function')}. User functions`,
    );
    seen.add(list.join());
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('after a break a day has an end: the cap, or catching up', async ({ page }) => {
  await goTo(page, 0);
  const all = Object.fromEntries(catalog.modules.map(({ id }) => [id, firstDay - 60]));
  const total = catalog.modules.reduce((sum, { items }) => sum + items.length, 0);
  await storePast(page, { registers: readOn(all) });
  await visit(page, '/review/');
  await expect(page.getByRole('heading', { name: '20 questions today' })).toBeVisible();
  await expect(
    page.getByText(`${total - 20} more are waiting: your share is 20 a day.`),
  ).toBeVisible();

  const cap = page.getByLabel('Questions a day, at most');
  await cap.fill('0');
  await expect(page.getByText('A whole number from 1 to 300.')).toBeVisible();
  await cap.fill('12');
  await cap.press('Enter');
  await expectStored(page, 'setting:review-cap').toBe(12);
  await expect(page.getByRole('heading', { name: '12 questions today' })).toBeVisible();

  const days = page.getByLabel('Catch up over this many days');
  await expect(days).toHaveValue(String(Math.ceil(total / 12)));
  await days.fill('4');
  await expect(page.getByText(`${Math.ceil(total / 4)} a day`)).toBeVisible();
  await page.getByRole('button', { name: 'Catch up' }).click();
  await expect(
    page.getByRole('heading', { name: `${Math.ceil(total / 4)} questions today` }),
  ).toBeVisible();
  await expect(page.getByText('You are catching up: 4 days to go')).toBeVisible();
  await page.getByRole('button', { name: 'Stop catching up' }).click();
  await expect(page.getByRole('heading', { name: '12 questions today' })).toBeVisible();
});

test('a target date brings all back before it, and says what the cap leaves out', async ({
  page,
}) => {
  const all = Object.fromEntries(catalog.modules.map(({ id }) => [id, firstDay - 3]));
  const total = catalog.modules.reduce((sum, { items }) => sum + items.length, 0);
  const plan = {
    input: { qualifications: 'all', start: '2027-02-01', target: '2027-03-15' },
    modules: [],
  };
  await storePast(page, {
    registers: { ...readOn(all), plan, 'setting:review-cap': 3 },
    attempts: catalog.modules
      .flatMap(({ items }) => items)
      .flatMap((item) =>
        [40, 36, 20].map((ago) => [item, firstDay - ago, 'review', true] as const),
      ),
  });
  await goTo(page, 0);
  await visit(page, '/review/');
  const target = page.getByRole('region', { name: 'Before 15 March 2027' });
  const need = Math.ceil(total / 14);
  await expect(target).toContainText(
    `At 3 a day, ${total - 42} questions will not be seen again; one of each objective comes first. ${need} a day would do.`,
  );
  await target.getByRole('button', { name: `Make it ${need} a day` }).click();
  await expect(page.getByRole('heading', { name: `${need} questions today` })).toBeVisible();
  await expect(target).not.toContainText('will not be seen');
});

test('a clock that was set back a year asks nothing, and once it is right all is as before', async ({
  page,
}) => {
  await storePast(page, {
    registers: readOn({ [module.id]: firstDay - 9 }),
    attempts: module.items.map((item) => [item, firstDay - 8, 'first', true] as const),
  });
  await goTo(page, -365);
  await visit(page, '/review/');
  await expect(page.getByRole('heading', { name: 'Nothing is due today' })).toBeVisible();
  await goTo(page, 0);
  await page.reload();
  await page.getByRole('button', { name: 'Review 5' }).click();
  const item = await answerOne(page, 'wrong');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByRole('heading', { name: '0 of 1 recalled' })).toBeVisible();
  await expectAttempts(page, item, 'FS');
});

test('on a phone, what has the focus is not behind the buttons at the lower edge', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await storePast(page, { registers: readOn({ [module.id]: firstDay - 9 }) });
  await goTo(page, 0);
  await visit(page, '/review/');
  await page.getByRole('button', { name: 'Review 5' }).press('Enter');
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  await expect(giveUp).not.toHaveAttribute('aria-disabled', 'true');
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      const foot = document.querySelector('.asked__foot');
      if (!focused?.closest('.asked__item') || !foot) return null;
      const { top, bottom, height } = (focused.closest('label') ?? focused).getBoundingClientRect();
      const edge = foot.getBoundingClientRect().top;
      // Of what is higher than the room there is (a long table) the beginning must show.
      return (height < edge ? bottom > edge : top > edge - 40) ? focused.outerHTML : null;
    });
    expect(hidden).toBeNull();
  }
});

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const)
  test(`at ${width} × ${height} the answer that was asked for comes into sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await storePast(page, { registers: readOn({ [module.id]: firstDay - 9 }) });
    await goTo(page, 0);
    await visit(page, '/review/');
    await page.getByRole('button', { name: 'Review 5' }).click();
    for (let place = 1; place <= 3; place++) {
      const giveUp = page.getByRole('button', { name: 'I don’t know' });
      await expect(giveUp).not.toHaveAttribute('aria-disabled', 'true');
      await giveUp.click();
      await expect(question(page).getByRole('status')).toHaveText('This is the answer.');
      // It is said above the options, too.
      const said = question(page).locator('.item__result').first();
      await expect
        .poll(() =>
          said.evaluate((line) => {
            const { left, top, bottom } = line.getBoundingClientRect();
            return [top + 1, bottom - 1].every((y) =>
              line.contains(document.elementFromPoint(left + 5, y)),
            );
          }),
        )
        .toBe(true);
      await goOn(page);
    }
  });

test('the second tap of a double one on “I don’t know” does not skip the answer', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await storePast(page, { registers: readOn({ [module.id]: firstDay - 9 }) });
  await goTo(page, 0);
  await visit(page, '/review/');
  await page.getByRole('button', { name: 'Review 5' }).click();
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  await expect(giveUp).not.toHaveAttribute('aria-disabled', 'true');
  await giveUp.dblclick();
  await expect(page.getByRole('button', { name: 'Next question' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(page.getByRole('heading', { name: 'Question 1' })).toBeVisible();
  await expect(question(page).getByRole('status')).toHaveText('This is the answer.');
});

test('at 320 × 640 a question has most of the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await storePast(page, { registers: readOn({ [module.id]: firstDay - 9 }) });
  await goTo(page, 0);
  await visit(page, '/review/');
  await page.getByRole('button', { name: 'Review 5' }).click();
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeAttached();
  const room = await question(page).evaluate((form) => {
    const bar = document.querySelector('.site-nav')?.getBoundingClientRect().top ?? 0;
    const foot = document.querySelector('.asked__foot')?.getBoundingClientRect().top ?? 0;
    return Math.min(bar, foot) - form.getBoundingClientRect().top;
  });
  expect(room).toBeGreaterThan(380);
});
