import { expect, test } from 'vitest';
import { withMore, type FilePart } from '../../../src/readers/file-part.ts';
import { fileParts, manifestParts } from '../../../src/readers/lance/layout.ts';
import { fileParts as orcParts } from '../../../src/readers/orc/layout.ts';
import { readStripe } from '../../../src/readers/orc/stripe.ts';
import {
  chunkKey,
  fileParts as parquetParts,
  fromChunkKey,
  pageParts,
} from '../../../src/readers/parquet/layout.ts';
import { walkPages } from '../../../src/readers/parquet/walk-pages.ts';
import { openOrc } from './orc/fixture.ts';
import { openLance } from './lance/fixture.ts';
import { openFixture } from './parquet/fixtures.ts';

/** Parts side by side leave nothing out, and none lies over another. */
function expectWhole(parts: readonly FilePart[], start: number, end: number): void {
  let at = start;
  for (const part of parts) {
    expect([part.label, part.start]).toEqual([part.label, at]);
    expect(part.end).toBeGreaterThan(part.start);
    if (part.children && part.children.length > 0) {
      expectWhole(part.children, part.start, part.end);
    }
    at = part.end;
  }
  expect(at).toBe(end);
}

test.each(['types', 'chunks', 'version-2-0'])(
  'each byte of a data file is named: %s',
  async (name) => {
    const reader = await openLance(name);
    for (const { files } of reader.dataset.versions[0]?.fragments ?? []) {
      for (const { path } of files) {
        const file = await reader.file(path);
        expectWhole(fileParts(file, new Map()), 0, file.size);
      }
    }
  },
);

test('each byte of a manifest is named', async () => {
  const { dataset } = await openLance('history');
  for (const { file } of dataset.versions) expectWhole(manifestParts(file), 0, file.size);
});

test.each(['zlib', 'none', 'full'])('each byte of an ORC file is named: %s', async (name) => {
  const { source, tail } = await openOrc(name);
  const stripe = await readStripe(source, tail, 0);
  const parts = orcParts(tail, new Map([[0, stripe]]));
  expectWhole(
    parts.filter((part) => part.end > part.start),
    0,
    source.size,
  );
});

test.each(['arrow-orders', 'arrow-v2', 'java-orders', 'polars-orders', 'tiny'])(
  'each byte of a Parquet file is named, down to the pages’ headers: %s',
  async (name) => {
    const file = await openFixture(name);
    const known = new Map<string, FilePart[]>();
    for (const { chunks } of file.footer.groups) {
      for (const chunk of chunks)
        known.set(chunkKey(chunk), pageParts(await walkPages(file, chunk)));
    }
    const parts = withMore(parquetParts(file), known);
    expectNoOverlap(parts, 0, file.source.size);
    const [group] = parts.filter(({ kind }) => kind === 'group');
    for (const chunk of group?.children ?? []) {
      expectWhole(chunk.children ?? [], chunk.start, chunk.end);
    }
    expect(parts.at(0)?.kind).toBe('mark');
    expect(parts.at(-1)?.end).toBe(file.source.size);
  },
);

/** Writers may leave bytes between parts; what is named lies in order. */
function expectNoOverlap(parts: readonly FilePart[], start: number, end: number): void {
  let at = start;
  for (const part of parts) {
    expect([part.label, part.start]).toEqual([part.label, Math.max(at, part.start)]);
    at = part.end;
  }
  expect(at).toBeLessThanOrEqual(end);
}

test('a chunk comes back from its name', () => {
  expect(fromChunkKey(chunkKey({ group: 7, column: 31 }))).toEqual({ group: 7, column: 31 });
});

test('what is known of a part comes into its place, and nothing else is changed', () => {
  const leaf = (label: string, more?: string): FilePart => ({
    start: 0,
    end: 9,
    kind: 'data',
    label,
    more,
  });
  const group = { ...leaf('group'), children: [leaf('a', '0:0'), leaf('b', '0:1')] };
  const parts = [leaf('magic'), group];
  expect(withMore(parts, new Map())).toBe(parts);
  const [magic, filled] = withMore(parts, new Map([['0:1', [leaf('page 1')]]]));
  expect(magic).toBe(parts[0]);
  expect(filled?.children?.[0]).toBe(group.children[0]);
  expect(filled?.children?.[1]?.children?.map(({ label }) => label)).toEqual(['page 1']);
});
