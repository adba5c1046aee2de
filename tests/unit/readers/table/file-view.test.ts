import { expect, test } from 'vitest';
import { bytesSource } from '../../../../src/readers/source.ts';
import { viewFile } from '../../../../src/readers/table/file-view.ts';
import { fixtureTree } from '../files.ts';

const view = (name: string, text: string) =>
  viewFile(bytesSource(new TextEncoder().encode(text), name), null);

test('a number of 19 digits keeps them all, and text of digits stays text', async () => {
  const shown = await view(
    'a.json',
    '{"id": 4459428041541492014, "at": "20261124231803212", "n": [-9007199254740993, 1.5]}',
  );
  expect(shown).toMatchObject({
    kind: 'text',
    text: `{
  "id": 4459428041541492014,
  "at": "20261124231803212",
  "n": [
    -9007199254740993,
    1.5
  ]
}`,
  });
});

test('a commit of Delta is shown action by action, with its statistics unfolded', async () => {
  const shown = await view(
    '0.json',
    '{"commitInfo":{"a":1}}\n{"add":{"stats":"{\\"numRecords\\":3}"}}\n',
  );
  expect(shown).toMatchObject({
    kind: 'lines',
    count: 2,
    lines: [{ label: 'commitInfo' }, { label: 'add' }],
  });
  expect(shown.kind === 'lines' && shown.lines[1]?.text).toContain('"numRecords": 3');
});

test('JSON that is nested without end is shown as it is', async () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  expect((await view('deep.json', deep)).kind).toBe('text');
});

test.each([
  ['ice-dv', /\.puffin$/, 'vectors'],
  ['ice-dv', /\/snap-.*\.avro$/, 'rows'],
  ['delta-dv', /deletion_vector.*\.bin$/, 'vectors'],
  ['hudi-mor', /\.log\.1_/, 'blocks'],
  ['hudi-mor', /\.deltacommit$/, 'text'],
  ['hudi-mor', /\.requested$/, 'empty'],
  ['paimon-dv', /^index\//, 'vectors'],
  ['paimon-dv', /^snapshot\/LATEST$/, 'text'],
  ['paimon-orc', /\.orc$/, 'rows'],
])('files of %s that match %s open as %s', async (name, pattern, kind) => {
  const tree = await fixtureTree(name);
  const paths = tree.paths.filter((path) => pattern.test(path));
  expect(paths.length).toBeGreaterThan(0);
  const role = kind === 'vectors' ? 'deletion-vector' : null;
  for (const path of paths) expect((await viewFile(tree.open(path), role)).kind).toBe(kind);
});
