import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeResults } from '../../../../src/domain/search/arrange.ts';
import { countPairs } from '../../../../src/domain/search/closeness.ts';
import { trueMarks } from '../../../../src/domain/search/marks.ts';
import { meantWord, stepsBetween } from '../../../../src/domain/search/mistyped.ts';
import { findNamed, nearestName, type Named } from '../../../../src/domain/search/names.ts';
import { holdsSigns, parseQuery, partsOf } from '../../../../src/domain/search/query.ts';
import { isSameWord } from '../../../../src/domain/search/same-word.ts';

const parse = (text: string) => parseQuery(text, ['copy-on-write', 'merge-on-read', 'read-only']);

describe('parseQuery', () => {
  test.each([
    ['  What is a Watermark?  ', ['watermark'], []],
    ['copy on write vs merge on read', ['copy-on-write', 'merge-on-read'], []],
    ['merge-on-read', ['merge-on-read'], ['merge-on-read']],
    // Words that hold a compound by chance are none.
    ['spread only by key', ['spread', 'only', 'key'], []],
    ['C++', ['c++'], ['c++']],
    ['Ｃ＋＋', ['c++'], ['c++']],
    ['−U and +I', ['u', '+i'], ['-u', '+i']],
    ['orders$files', ['orders$files'], ['orders$files']],
    ['pin_memory', ['pin_memory'], []],
    // Nothing but small words is looked for as it is.
    ['how to', ['how', 'to'], []],
    ['', [], []],
  ])('%j', (text, words, signs) => {
    expect(parse(text)).toMatchObject({ words, signs });
  });

  test('every text is a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { words, signs } = parse(text);
        for (const word of [...words, ...partsOf(words)]) expect(word).toMatch(/^\S+$/u);
        expect(holdsSigns(text, { signs })).toBe(true);
      }),
    );
  });
});

test.each([
  ['compaction', 'compac', true],
  ['compaction', 'compacting', true],
  ['icebergs', 'iceberg', true],
  ['partition', 'partitioned', true],
  ['run', 'running', true],
  ['to', 'torn', false],
  ['i', 'icebreg', false],
  ['iceberg', 'icebreg', false],
  ['information', 'in', false],
])('%s for %s: %s', (found, sought, same) => {
  expect(isSameWord(found, sought)).toBe(same);
});

test('marks are left only at what was looked for', () => {
  expect(
    trueMarks('<mark>to</mark> be <mark>torn,</mark> <mark>Merge-on-read</mark>', ['torn', 'read']),
  ).toBe('to be <mark>torn,</mark> <mark>Merge-on-read</mark>');
});

describe('a mistyped word', () => {
  const words = ['state', 'iceberg', 'flink', 'spark', 'snapshot'];
  test.each([
    ['icebreg', 'iceberg'],
    ['flnik', 'flink'],
    ['snapshto', 'snapshot'],
    ['sparc', 'spark'],
    ['xylophone', null],
    // Too short to tell.
    ['sta', null],
  ])('%s was %s', (typed, meant) => {
    expect(meantWord(typed, words)).toBe(meant);
  });

  test('steps are the same both ways, none for the same word, and one for each change', () => {
    const word = fc.stringMatching(/^[a-d]{0,6}$/);
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, at) => {
        expect(stepsBetween(a, a)).toBe(0);
        expect(stepsBetween(a, b)).toBe(stepsBetween(b, a));
        expect(stepsBetween(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(stepsBetween(a, `${a.slice(0, at)}x${a.slice(at)}`)).toBe(1);
      }),
    );
    expect(stepsBetween('icebreg', 'iceberg')).toBe(1);
  });
});

describe('names with signs, and Chinese ones', () => {
  const entry = (title: string, ...names: string[]): Named => ({
    kind: 'term',
    title,
    names,
    url: `/glossary/#${title}`,
    about: '',
  });
  const entries = [
    entry('snapshot', 'snapshot', '快照'),
    entry('isolation', 'snapshot isolation', '快照隔离'),
    entry('cpp', 'C++', 'c/c++'),
    entry('mor', 'merge-on-read', '读时合并'),
  ];
  test.each([
    ['快照', ['snapshot', 'isolation']],
    ['什么是快照隔离', ['isolation', 'snapshot']],
    ['读时合并', ['mor']],
    ['c++', ['cpp']],
    ['Merge-On-Read', []],
    ['Ｃ＋＋ memory', ['cpp']],
    // Words without signs are the index's.
    ['snapshot', []],
    ['数据库', []],
  ])('%s', (text, titles) => {
    const found = findNamed(parse(text), entries).map(({ title }) => title);
    expect(found.toSorted()).toEqual(titles.toSorted());
    if (titles.length > 0 && text.length < 4) expect(found[0]).toBe(titles[0]);
  });

  test.each([
    ['c#', 'C++'],
    ['pin-memory', 'pin_memory'],
    ['merge-on-raed', 'merge-on-read'],
    ['a+b', null],
  ])('the nearest to %s is %s', (text, name) => {
    const names = [...entries.flatMap((one) => one.names), 'pin_memory'];
    expect(nearestName(parse(text), names)).toBe(name);
  });
});

test('only texts that hold the signs', () => {
  const { signs } = parse('merge-on-read C++');
  expect(holdsSigns('Merge‑on‑Read in c++', { signs })).toBe(true);
  expect(holdsSigns('merge on read in c++', { signs })).toBe(false);
  expect(holdsSigns('merge-on-read in C', { signs })).toBe(false);
});

test('neighbours are counted, small words between them too', () => {
  expect(countPairs('Key groups: each key group. A group of keys.', ['key', 'group'])).toBe(2);
  expect(countPairs('the state of TTL and TTL state', ['state', 'ttl'])).toBe(1);
  expect(countPairs('one word', ['word'])).toBe(0);
});

test('texts stand before questions; a page and a term of that name are not lost', () => {
  const results = [
    ...Array.from({ length: 9 }, (_, i) => ({
      kind: 'text' as const,
      title: `t${i}`,
      score: 9 - i,
    })),
    ...Array.from({ length: 9 }, (_, i) => ({
      kind: 'question' as const,
      title: `q${i}`,
      score: 90,
    })),
    { kind: 'term' as const, title: 'Labs · 实验', score: 1 },
    { kind: 'page' as const, title: 'Labs', score: 0.5 },
  ];
  const titles = arrangeResults(results, 'labs').map(({ title }) => title);
  expect(titles.slice(0, 4)).toEqual(['Labs', 't0', 'Labs · 实验', 't1']);
  expect(titles.indexOf('q0')).toBeGreaterThan(titles.indexOf('t5'));
  expect(titles.indexOf('q0')).toBeLessThan(12);
  expect(titles.toSorted()).toEqual(results.map(({ title }) => title).toSorted());
});
