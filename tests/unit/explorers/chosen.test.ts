import { describe, expect, test } from 'vitest';
import {
  cameByDrop,
  cameByInput,
  chooseFrom,
  type Came,
  type Wanted,
} from '../../../src/explorers/shell/chosen.ts';

const aFile: Wanted = { own: 'a Parquet file', accept: '.parquet,.pq' };
const aTable: Wanted = { own: 'a table’s folder or a zip of it', accept: '.zip', folders: true };

const file = (name: string) => new File(['x'], name);
const folder = (name: string, ...paths: string[]) => ({
  name,
  files: paths.map((path) => ({ path, file: file(path.split('/').at(-1) ?? path) })),
});
const came = (...those: (File | ReturnType<typeof folder>)[]): Came => ({
  files: those.filter((one) => one instanceof File),
  folders: those.flatMap((one) => (one instanceof File ? [] : one)),
});

describe('what came is named, and what to do is said', () => {
  test.each<[Came, Wanted, string]>([
    [came(), aFile, 'That was no file. Drop a Parquet file.'],
    [came(folder('lake')), aFile, 'The folder “lake” has no files in it. Choose a Parquet file.'],
    [
      came(folder('lake')),
      aTable,
      'The folder “lake” has no files in it. Choose a table’s folder or a zip of it.',
    ],
    [
      came(folder('a'), folder('b')),
      aTable,
      'The folders “a” and “b” have no files in them. Choose a table’s folder or a zip of it.',
    ],
    [
      came(folder('orders', 'a.parquet', 'x/b.PARQUET', 'c.pq', 'd.pq', '_SUCCESS')),
      aFile,
      'The folder “orders” holds 4 files that end in .parquet or .pq: “a.parquet”, “b.PARQUET”, “c.pq” and 1 more. This page opens one at a time: choose one of them.',
    ],
    [
      came(file('a.parquet'), file('b.parquet')),
      aFile,
      '2 files came at once: “a.parquet” and “b.parquet”. This page opens one at a time: choose one of them.',
    ],
    [
      came(folder('photos', 'a.png', 'b.png')),
      aFile,
      'The folder “photos” holds 2 files, and none of them ends in .parquet or .pq. Choose a Parquet file.',
    ],
    [
      came(folder('photos', 'a.png')),
      aFile,
      'The folder “photos” holds one file, and it does not end in .parquet or .pq. Choose a Parquet file.',
    ],
    [
      came(folder('metadata', 'v1.metadata.json'), folder('data', 'a.parquet'), file('x')),
      aTable,
      '“metadata”, “data” and “x” came at once, and this page opens one at a time. Choose a table’s folder or a zip of it. If they are parts of one, drop the folder that holds them.',
    ],
  ])('%#', (those, wanted, refused) => {
    expect(chooseFrom(those, wanted)).toEqual({ refused });
  });
});

test('of a folder or a selection the one file that fits is opened, whatever engines wrote beside it', () => {
  const wanted = 'part-0.snappy.parquet';
  const beside = ['_SUCCESS', `.${wanted}.crc`];
  for (const those of [
    came(folder('orders', ...beside, wanted)),
    came(...[...beside, wanted].map(file)),
  ]) {
    expect(chooseFrom(those, aFile)).toMatchObject({ kind: 'file', file: { name: wanted } });
  }
});

test('a single file is opened whatever it is called: its bytes say what it is', () => {
  const one = file('a.png');
  expect(chooseFrom(came(one), aFile)).toEqual({ kind: 'file', file: one });
  expect(chooseFrom(came(one), aTable)).toEqual({ kind: 'file', file: one });
});

test('one folder is opened with all its paths', () => {
  const lake = folder('lake', 'metadata/v1.metadata.json', 'data/a.parquet');
  expect(chooseFrom(came(lake), aTable)).toEqual({ kind: 'folder', ...lake });
});

test('what an input for folders gives is one folder', () => {
  const within = (path: string) =>
    Object.defineProperty(file(path.split('/').at(-1) ?? ''), 'webkitRelativePath', {
      value: path,
    });
  const { folders, files } = cameByInput([within('lake/a.parquet'), within('lake/x/b.parquet')]);
  expect(files).toEqual([]);
  expect(folders.map(({ name }) => name)).toEqual(['lake']);
  expect(folders[0]?.files.map(({ path }) => path)).toEqual(['a.parquet', 'x/b.parquet']);
  expect(cameByInput([])).toEqual({ folders: [], files: [] });
});

test('a drop gives each folder with all below it, and the files beside', async () => {
  const entryOf = (name: string, children?: object[]): object => {
    let isRead = false;
    return children
      ? {
          name,
          isDirectory: true,
          createReader: () => ({
            readEntries(done: (entries: object[]) => void) {
              done(isRead ? [] : children);
              isRead = true;
            },
          }),
        }
      : { name, isDirectory: false, file: (done: (one: File) => void) => done(file(name)) };
  };
  const entries = [
    entryOf('lake', [entryOf('data', [entryOf('a.parquet')]), entryOf('b.json')]),
    entryOf('empty', []),
    entryOf('c.zip'),
  ];
  const transfer = {
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: [file('lake'), file('empty'), file('c.zip')],
  } as unknown as DataTransfer;
  const { folders, files } = await cameByDrop(transfer);
  expect(folders.map(({ name, files: own }) => [name, own.map(({ path }) => path)])).toEqual([
    ['lake', ['data/a.parquet', 'b.json']],
    ['empty', []],
  ]);
  expect(files.map(({ name }) => name)).toEqual(['c.zip']);
});
