import { describe, expect, test } from 'vitest';
import { openParquet } from '../../../../src/readers/parquet/open.ts';
import { walkPages } from '../../../../src/readers/parquet/walk-pages.ts';
import type { ByteSource } from '../../../../src/readers/source.ts';
import { bytesSource, countReads } from '../../../../src/readers/source.ts';
import { fixtureBytes, openFixture } from './fixtures.ts';

const open = (bytes: number[] | Uint8Array<ArrayBuffer>, name = 'x') =>
  openParquet(bytesSource(new Uint8Array(bytes), name));
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

describe('what cannot be opened, says why', () => {
  test.each([
    ['nothing', [], 'x is empty: it has no bytes.'],
    [
      'a picture',
      ascii('\x89PNG\r\n\x1a\n and more of it'),
      'x is no Parquet file: those end with the letters PAR1. It seems to be a PNG picture.',
    ],
    [
      'a table as text',
      ascii('id,name\n1,tea\n'),
      'x is no Parquet file: those end with the letters PAR1. It seems to be a text file.',
    ],
    [
      'four letters',
      ascii('PAR1'),
      'x begins as a Parquet file, and does not end as one: it is cut off, or still being written. The footer, at the end, says where everything lies; without it nothing can be read.',
    ],
    [
      'a length beyond the file',
      [...ascii('PAR1'), 0xff, 0xff, 0xff, 0x7f, ...ascii('PAR1')],
      'x says that its footer has 2147483647 bytes, which do not fit into its 12: it is cut off or damaged.',
    ],
    [
      'no footer',
      [...ascii('PAR1'), 0, 0, 0, 0, ...ascii('PAR1')],
      'x says that its footer has 0 bytes, which do not fit into its 12: it is cut off or damaged.',
    ],
    [
      'rubbish for a footer',
      [...ascii('PAR1'), 0x15, 0x80, 2, 0, 0, 0, ...ascii('PAR1')],
      'The footer of x is damaged: it is cut off.',
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(open(bytes)).rejects.toThrow(message);
  });

  test('an encrypted footer', async () => {
    await expect(openFixture('encrypted')).rejects.toThrow(
      'encrypted is an encrypted Parquet file: its footer can be read with its key only',
    );
  });

  test('an encrypted column in a file with a plain footer', async () => {
    const file = await openFixture('encrypted-column');
    expect(file.footer.isPartlyEncrypted).toBe(true);
    const chunk = file.footer.groups[0]?.chunks[1];
    if (!chunk) throw new Error('fixture');
    await expect(walkPages(file, chunk)).rejects.toThrow('is encrypted: its pages cannot be read.');
  });

  test('a file cut off within its footer', async () => {
    const bytes = fixtureBytes('tiny');
    await expect(open(bytes.slice(0, -20))).rejects.toThrow('cut off');
  });
});

describe('bombs', () => {
  const footer = (thrift: number[]) => {
    const length = new Uint8Array(new Uint32Array([thrift.length]).buffer);
    return [...ascii('PAR1'), ...thrift, ...length, ...ascii('PAR1')];
  };

  test.each([
    // A list (0x29) of two billion structs (0xfc, varint).
    ['a list of two billion', [0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07]],
    ['a text of two gigabytes', [0x18, 0xff, 0xff, 0xff, 0xff, 0x07]],
    ['a number that never ends', [0x16, ...Array<number>(100_000).fill(0x80), 0]],
    ['structs in structs', Array<number>(100_000).fill(0x1c)],
    ['lists in lists', [0x29, ...Array<number>(100_000).fill(0x19)]],
    [
      'three million empty structs',
      [0x29, 0xfc, 0xc0, 0x8d, 0xb7, 0x01, ...Array<number>(3_000_000).fill(0)],
    ],
  ])('%s', async (_, thrift) => {
    const begin = performance.now();
    await expect(open(footer(thrift))).rejects.toThrow(/^The footer of x is damaged/);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

test('a file of two gigabytes opens with two reads at its end', async () => {
  const bytes = fixtureBytes('tiny');
  const size = 2 ** 31 + 12_345;
  const huge: ByteSource = {
    name: 'huge.parquet',
    size,
    read(start, end) {
      const piece = new Uint8Array(end - start);
      const from = start - (size - bytes.length);
      for (let i = 0; i < piece.length; i++) piece[i] = bytes[from + i] ?? 0;
      return Promise.resolve(piece);
    },
  };
  const { source, reads } = countReads(huge);
  const { footer } = await openParquet(source);
  const footerBytes = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
  expect(footer.rows).toBe(24);
  expect(reads.map(({ start, end }) => [size - start, size - end])).toEqual([
    [8, 0],
    [footerBytes + 8, 8],
  ]);
});

test('the fields of the footer are found in the file', async () => {
  const file = await openFixture('arrow-orders');
  const schema = file.footerFields.find(({ id }) => id === 2);
  expect(schema?.items).toHaveLength(9);
  expect(file.footerFields.at(-1)?.end).toBe(file.footerRange.end - 1);
});
