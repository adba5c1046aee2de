import { describe, expect, test } from 'vitest';
import { ContentError, suggest } from '../../../src/catalog/faults.ts';

describe('suggest', () => {
  test.each([
    ['Calout', ['Callout', 'Check'], '; did you mean "Callout"?'],
    ['phrase', ['id', 'phrases'], '; did you mean "phrases"?'],
    ['Term', ['term'], '; did you mean "term"?'],
    ['one', ['one', 'ones'], '; did you mean "ones"?'],
  ])('leads %s to the near one of %j', (name, known, words) => {
    expect(suggest(name, known)).toBe(words);
  });

  test.each([
    ['Foo', ['Box', 'Log']],
    ['anything', []],
    ['same', ['same']],
  ])('says to remove %s where none of %j is near', (name, known) => {
    expect(suggest(name, known)).toBe('; remove it');
  });
});

test('ContentError counts the faults and lists them all', () => {
  const faults = [
    { file: 'content/a.yaml:1', message: 'is wrong' },
    { file: 'content/b.yaml', message: 'is missing' },
  ];
  expect(new ContentError(faults).message).toBe(
    '2 faults in content/\n  content/a.yaml:1: is wrong\n  content/b.yaml: is missing',
  );
  expect(new ContentError(faults.slice(0, 1)).message).toMatch(/^1 fault in/);
});
