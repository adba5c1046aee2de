import { expect, test } from 'vitest';
import type { FilePart } from '../../../../src/readers/file-part.ts';
import { fileParts, manifestParts } from '../../../../src/readers/lance/layout.ts';
import { fileParts as orcParts } from '../../../../src/readers/orc/layout.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import { openOrc } from '../orc/fixture.ts';
import { openLance } from './fixture.ts';

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
