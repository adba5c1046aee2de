import { expect, test } from 'vitest';
import { placeQuery, readPlace } from '../../../src/explorers/lance/address.ts';
import { Session } from '../../../src/explorers/lance/session.ts';
import { withQuery } from '../../../src/explorers/shell/address.ts';
import { letter, roleOf, shortName } from '../../../src/explorers/lance/words.ts';
import { lanceFiles, treeOf } from '../readers/lance/fixture.ts';

const open = (name: string) => Session.open(treeOf(lanceFiles(name)), name, () => undefined);

test('a place comes back from its address', () => {
  const place = { open: 'parcels-lance', version: 2 };
  const address = withQuery('https://x.test/explore/lance/', placeQuery(place));
  expect(readPlace(new URL(address).search)).toEqual(place);
  expect(withQuery(address, placeQuery({ open: null, version: 3 }))).toBe(
    'https://x.test/explore/lance/',
  );
  expect(readPlace('?version=two')).toEqual({ open: null, version: null });
});

test('names for files', () => {
  expect([0, 25, 26, 27, 52].map(letter)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
  expect(shortName('data/0010011110110000101010118677f346.lance')).toBe('00100111…77f346.lance');
  expect(roleOf('_versions/1.manifest')).toBe('manifest');
  expect(roleOf('_deletions/0-2-3.arrow')).toBe('deleted rows');
});

test('what leaves the worker can be cloned, and says what the dataset has', async () => {
  const session = await open('history');
  const { versions, files } = structuredClone(session.view);
  expect(versions.map(({ operation }) => operation.name).slice(0, 4)).toEqual([
    'Overwrite',
    'Delete',
    'Delete',
    'Merge',
  ]);
  const merged = versions[3];
  expect(merged?.fragments[0]?.files.map(({ fields }) => fields)).toEqual([
    ['plain', 'long', 'text', 'city', 'double', 'list', 'nothing'],
    ['twice'],
  ]);
  expect(versions[5]?.indices).toMatchObject([
    { name: 'long_idx', type: 'BTree', fields: ['long'] },
  ]);
  expect(files.some(({ role }) => role === 'index')).toBe(true);

  const path = merged?.fragments[0]?.files[0]?.path ?? '';
  const file = structuredClone(await session.file(path));
  expect(file.columns.map(({ name }) => name)).toEqual([
    'plain',
    'long',
    'text',
    'city',
    'double',
    'list.item',
    'nothing',
  ]);
  const withChunks = await session.chunks(path, '0 0');
  const chunks = withChunks.parts[0]?.children?.find(({ label }) => label === 'chunks');
  expect(chunks?.children?.map(({ label }) => label)).toEqual(['chunk 1']);
});

test('fetching one row names every read', async () => {
  const session = await open('chunks');
  const taken = structuredClone(await session.take(1, 4200));
  expect(taken?.address).toEqual({ fragment: 0, offset: 4200 });
  const [file] = taken?.files ?? [];
  const steps = file?.steps.map(({ what }) => what) ?? [];
  expect(steps[0]).toBe('the file’s end: schema, column metadata, footer');
  expect(steps.filter((what) => what.startsWith('plain:'))).toEqual([
    'plain: chunk table',
    'plain: chunk 5',
  ]);
  expect(taken?.bytes).toBeLessThan((file?.size ?? 0) / 3);
});
