import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { attemptsOf } from '../../../src/domain/progress/attempts.ts';
import {
  bookmarks,
  lastPlace,
  openRating,
  savedPlan,
} from '../../../src/domain/progress/registers.ts';
import { moduleProgress } from '../../../src/domain/states.ts';
import { moduleOf } from '../domain/catalog-fixture.ts';
import { FakeStorage } from './fake-browser.ts';

const local = new FakeStorage();
const session = new FakeStorage();
vi.stubGlobal(
  'window',
  Object.assign(new EventTarget(), { localStorage: local, sessionStorage: session }),
);
const actions = await import('../../../src/client/progress/store.ts');
const transfer = await import('../../../src/client/progress/transfer.ts');
const now = () => actions.$progress.get();

describe('sentenceToSay', () => {
  it('says what is wrong once in a session', () => {
    session.removeItem('lakepath.said');
    local.setItem('lakepath.progress', 'hello');
    const close = actions.initProgress();
    expect(actions.sentenceToSay()).toContain('could not be read');
    expect(actions.sentenceToSay()).toBeNull();
    close();
  });
});

describe('actions on the browser’s own storage', () => {
  let close: () => void;
  beforeAll(() => {
    close = actions.initProgress();
  });
  afterAll(() => close());

  it('keep a tab id for the session', () => {
    expect(session.getItem('lakepath.tab')).toMatch(/^[0-9a-z]{7}$/);
  });

  it('record what a reader does', async () => {
    const lsm = moduleOf('lsm');
    expect(await actions.recordAttempt('lsm-q1', true, 'first', { module: lsm })).toBe('saved');
    await actions.recordAttempt('lsm-q1', false, 'practice', { module: lsm });
    expect(now().registers.size).toBe(0);
    await actions.recordAttempt('lsm-q3', true, 'first', { module: lsm });
    await actions.setSectionRead('lsm-s1', true);
    await actions.setBookmark({ kind: 'section', id: 'lsm-s1' }, true);
    await actions.setKnown('tables', true);
    await actions.setLabDone('levels', true);
    const marked = now().registers.get('lab:levels');
    expect(marked?.value).toBeGreaterThan(20_000);
    // The day it was first marked stays.
    await actions.setLabDone('levels', true);
    expect(now().registers.get('lab:levels')).toEqual(marked);
    await actions.setLabDone('other', true);
    await actions.setLabDone('other', false);
    expect(now().registers.get('lab:other')?.value).toBe(0);
    await actions.saveSetting('shortcuts', false);
    await actions.savePlan({ qualifications: 'all' }, ['tables', 'lsm']);
    await actions.savePlace({ module: 'lsm', section: 'lsm-s2' });
    await actions.rateOpenQuestion('lsm-open', [true, false, true, false]);

    expect(attemptsOf(now(), 'lsm-q1').map(({ kind, right }) => [kind, right])).toEqual(
      expect.arrayContaining([
        ['first', true],
        ['practice', false],
      ]),
    );
    expect(moduleProgress(now(), lsm)).toMatchObject({ state: 'passed', sectionsRead: ['lsm-s1'] });
    expect(moduleProgress(now(), lsm).passedDay).toBeGreaterThan(20_000);
    expect(bookmarks(now())).toEqual([{ kind: 'section', id: 'lsm-s1' }]);
    expect(savedPlan(now())).toEqual({
      input: { qualifications: 'all' },
      modules: ['tables', 'lsm'],
    });
    expect(lastPlace(now())).toEqual({ module: 'lsm', section: 'lsm-s2' });
    expect(openRating(now(), 'lsm-open')).toEqual([true, false, true, false]);
  });

  it('move: export, reset, preview, import, undo', async () => {
    const { name, text } = actions.exportProgress();
    expect(name).toMatch(/^lakepath-progress-\d{4}-\d{2}-\d{2}\.json$/);
    await actions.resetProgress();
    expect(now().attempts.size).toBe(0);
    await actions.recordAttempt('own', true, 'first');

    const counts = {
      attempts: 3,
      sections: 1,
      bookmarks: 1,
      known: 1,
      done: 0,
      labs: 2,
      ratings: 1,
      settings: 0,
      plan: 1,
      other: 0,
    };
    expect(transfer.previewFile(text)).toEqual({ ok: true, counts, leftOut: [] });
    expect(now().attempts.size).toBe(1);
    expect(await transfer.importProgress(text)).toEqual({ ok: true, counts, leftOut: [] });
    expect(now().attempts.size).toBe(3);
    await actions.recordAttempt('after', true, 'first');
    expect(transfer.lastImport()).toEqual(counts);

    expect(await transfer.undoImport()).toBe(true);
    expect([...now().attempts.keys()].sort()).toEqual(['after', 'own']);
    expect(await transfer.undoImport()).toBe(false);
  });

  it('refuse files that are none', async () => {
    const texts = ['', 'hello', '{"version":9}', '[]', ' '.repeat(10_000_001)];
    for (const text of texts)
      expect(await transfer.importProgress(text)).toMatchObject({ ok: false });
  });

  it('refuse a file that there is no room for, whole', async () => {
    const { text } = actions.exportProgress();
    await actions.resetProgress();
    local.quota =
      [...local.entries].reduce((sum, [key, value]) => sum + key.length + value.length, 0) + 5;
    expect(await transfer.importProgress(text)).toMatchObject({ ok: false });
    expect(now().attempts.size).toBe(0);
    local.quota = Infinity;
  });

  it('save an answer and that it passes a module in one write, so that nothing comes between', () => {
    const flink = moduleOf('flink');
    const written: { attempts: object; registers: object }[] = [];
    local.onChange = () => written.push(JSON.parse(local.getItem('lakepath.progress') ?? 'null'));
    void actions.recordAttempt('flink-q1', true, 'first', { module: flink });
    void actions.recordAttempt('flink-q3', true, 'first', { module: flink });
    // As after a crash: what is stored at this moment is all that there is.
    local.onChange = null;
    const passing = written.filter(({ attempts }) => 'flink-q3' in attempts);
    expect(passing.length).toBeGreaterThan(0);
    for (const { registers } of passing) expect(registers).toHaveProperty('passed:flink');
  });
});
