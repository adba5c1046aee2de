import { expect, test } from 'vitest';
import { labsOnPath } from '../../../src/domain/labs-on-path.ts';

const lab = (id: string, ...modules: string[]) => ({ id, modules });
const ids = (path: string[], ...labs: ReturnType<typeof lab>[]) =>
  labsOnPath(path, labs).map(({ id }) => id);

test('a lab is on the path where its first module is', () => {
  expect(ids(['b'], lab('one', 'a', 'b'), lab('two', 'b', 'a'), lab('three'))).toEqual(['two']);
  expect(ids([], lab('one', 'a'))).toEqual([]);
});

test('labs come after the last of their modules that the path has, and keep their order there', () => {
  expect(
    ids(['b', 'a', 'c'], lab('late', 'b', 'c', 'z'), lab('one', 'a'), lab('two', 'a', 'b')),
  ).toEqual(['one', 'two', 'late']);
});
