import type { CatalogModule } from '../../src/domain/catalog.ts';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../src/domain/progress/format.ts';
import type { ImportRecord } from '../../src/domain/progress/import-record.ts';
import { importFacts, undoImport } from '../../src/domain/progress/import.ts';
import { registerKeys, writeRegister } from '../../src/domain/progress/registers.ts';
import { resetProgress } from '../../src/domain/progress/reset.ts';
import { seededRandom } from '../../src/domain/shuffle.ts';
import { moduleProgress } from '../../src/domain/states.ts';
import { moduleOf } from './built.ts';
import { moduleRow } from './progress-row.ts';
import { expect, storedProgress, test, type Page, visit } from './site.ts';
import { apply, carryOut, factLines, type Deed, type Order } from './three-tabs.ts';

const modules = [
  moduleOf('table-format-fundamentals'),
  moduleOf('lsm-trees-amplification'),
  moduleOf('columnar-and-arrow-layout'),
];
/** What the third tab does in each act, while the two others study. */
const acts = [
  'study',
  'plan',
  'import',
  'undo',
  'reset',
  'plan',
  'import',
  'reset',
  'import',
  'undo',
] as const;
const actionsInAct = 30;

/** A file with answers to the tabs' own items and to one that no release has, and marks of its own. */
function fileOf(n: number): Progress {
  const attempts = modules.flatMap(({ items }) =>
    items.slice(0, 2).map((id, i): [string, string] => [id, `+60:tifr0${n}Ftifr1${i}Q`]),
  );
  const text = JSON.stringify({
    version: 1,
    epoch: [900, 'file'],
    attempts: Object.fromEntries([...attempts, ['of-a-later-release', `+0:tifr${n}0X`]]) as object,
    registers: { 'known:flink-runtime': [5 + n, 'file', 1], 'later:kind': [n, 'file', { n }] },
  });
  return decodeProgress(text).progress;
}

for (const hasLocks of [true, false]) {
  const total = hasLocks ? 300 : 150;
  test(`${total} actions in three tabs end where the design says (${hasLocks ? 'Web Locks' : 'no locks'})`, async ({
    context,
  }) => {
    test.slow();
    if (!hasLocks)
      await context.addInitScript(() =>
        Object.defineProperty(navigator, 'locks', { get: () => undefined }),
      );
    const random = seededRandom(`three tabs ${hasLocks}`);
    const tabs = [await context.newPage(), await context.newPage(), await context.newPage()];
    let model: Progress = EMPTY;
    let record: ImportRecord | null = null;
    let done = 0;

    const orders = (count: number): Order[] =>
      Array.from({ length: count }, () => ({
        do:
          (['answer', 'answer', 'read', 'bookmark'] as const)[Math.floor(random() * 4)] ?? 'answer',
        n: Math.floor(random() * 1000),
        right: random() < 0.5,
        waits: random() < 0.5,
      }));
    const study = async (tab: number, all: Order[]): Promise<Deed[]> => {
      const [page, module] = [tabs[tab], modules[tab]];
      if (!page || !module) return [];
      if (!page.url().endsWith(module.url)) await page.goto(module.url);
      return carryOut(page, all);
    };
    /** All tabs see the same, as the model has as many epochs: no write is on its way. */
    const agree = (what: string) =>
      expect
        .poll(async () => {
          const all = await Promise.all(tabs.map(storedProgress));
          return [...new Set(all.map((one) => encodeProgress(one)))].map(
            (text) => decodeProgress(text).progress.epoch.count,
          );
        }, what)
        .toEqual([model.epoch.count]);
    /** Storage holds what the model does, in all tabs. */
    const settle = async (what: string) => {
      for (const page of tabs)
        await expect
          .poll(async () => factLines(await storedProgress(page)), what)
          .toEqual(factLines(model));
    };

    for (const tab of tabs.keys()) await study(tab, []);
    // Without locks half of them: one of each kind and more.
    for (const [n, act] of acts.slice(0, hasLocks ? 10 : 5).entries()) {
      const third = n % 3;
      const page = tabs[third];
      if (!page) throw new Error('no tab');
      const own = act === 'plan' ? 3 : act === 'study' ? 10 : 1;
      const students = [0, 1, 2].filter((tab) => tab !== third);
      const plans = students.map((_, i) => orders(Math.floor((actionsInAct - own + i) / 2)));
      const work = () => Promise.all(students.map((tab, i) => study(tab, plans[i] ?? [])));
      done += own + plans.flat().length;

      const special = async () => {
        if (act === 'study') return study(third, orders(own));
        if (act === 'plan') await changePlan(page, [n + 4, n + 5, n + 6]);
        if (act === 'import') await importFile(page, fileOf(n));
        if (act === 'undo') await undoLast(page);
        if (act === 'reset') await resetAll(page);
        return [];
      };
      // Without locks a write can meet a new epoch that it has not heard of, and the epoch wins whole:
      // then it is begun while the others rest.
      const isApart = !hasLocks && (act === 'undo' || act === 'reset');
      const [deeds, ownDeeds] = isApart
        ? [[], await special()]
        : await Promise.all([work(), special()]);

      const before = model;
      if (act === 'plan') model = planned(model, n + 6);
      if (act === 'import') ({ progress: model, record } = importFacts(model, fileOf(n)));
      if (act === 'undo' && record) model = undoImport(model, record, 'model');
      if (act === 'reset') model = resetProgress(model, 'model');
      if (act === 'reset' && !isApart) {
        // What a tab did before the reset is forgotten and what it did after is kept, so what is left
        // of each tab's deeds is the end of them.
        await agree(`act ${n}: the tabs after the reset`);
        for (const [i, tab] of students.entries()) {
          const isOwn = ownsId(modules[tab]);
          const stored = factLines(await storedProgress(page), isOwn).join('\n');
          const end = ends(deeds[i] ?? []).find(
            (one) => factLines(one.reduce(apply, model), isOwn).join('\n') === stored,
          );
          expect(end, `act ${n}: what tab ${tab} did after the reset`).toBeDefined();
          model = (end ?? []).reduce(apply, model);
        }
      } else model = [...deeds.flat(), ...ownDeeds].reduce(apply, model);
      expect(before === model && act !== 'study', `act ${n} did something`).toBe(false);
      await settle(`act ${n}: ${act}`);
      if (isApart) {
        model = (await work()).flat().reduce(apply, model);
        await settle(`act ${n}: after the ${act}`);
      }
    }
    expect(done).toBe(total);

    // A tab that is opened afterwards shows it all.
    const later = await context.newPage();
    await visit(later, '/progress/');
    for (const module of modules) {
      const { state, sectionsRead } = moduleProgress(model, module);
      const row = await moduleRow(later, module);
      await expect(row).toContainText(state);
      await expect(row).toContainText(`${sectionsRead.length} of ${module.sections.length}`);
    }
  });
}

/** All ends of a list, the whole first. */
function ends<T>(list: readonly T[]): T[][] {
  return [...list, null].map((_, i) => list.slice(i));
}

function ownsId(module: CatalogModule | undefined): (id: string) => boolean {
  const own = module ? [module.id, ...module.items, ...module.sections.map(({ id }) => id)] : [];
  return (id) => own.includes(id);
}

function planned(progress: Progress, hours: number): Progress {
  const plan = { input: { hoursPerWeek: hours }, modules: [] };
  return writeRegister(progress, registerKeys.plan, plan, { now: 1, by: 'model' });
}

async function changePlan(page: Page, hours: number[]): Promise<void> {
  await visit(page, '/path/?default');
  await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  for (const each of hours) {
    await page.getByLabel('Hours a week').fill(String(each));
    await page.getByRole('button', { name: /^Keep th(is plan|ese changes)$/ }).click();
    await expect(page.getByRole('button', { name: 'Plan kept' })).toBeVisible();
  }
}

async function importFile(page: Page, file: Progress): Promise<void> {
  await visit(page, '/settings/');
  await page.getByLabel('Import a file …').setInputFiles({
    name: 'file.json',
    mimeType: 'application/json',
    buffer: Buffer.from(encodeProgress(file)),
  });
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText(/^Taken in:/)).toBeVisible();
}

async function undoLast(page: Page): Promise<void> {
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Undo the last import' }).click();
  await expect(page.getByText(/^The import was undone/)).toBeVisible();
}

async function resetAll(page: Page): Promise<void> {
  await visit(page, '/settings/');
  await page.getByRole('button', { name: 'Start over …' }).click();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText('Your progress was reset.')).toBeVisible();
}
