import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeAvro, readAvro } from '../../../src/readers/avro/container.ts';
import { plainAvro } from '../../../src/readers/avro/plain.ts';
import { Unreadable } from '../../../src/readers/unreadable.ts';
import { fixturePath, fixtureSource, readBytes } from './files.ts';
import { damaged, tries } from './damage.ts';

const codecs = ['null', 'deflate', 'snappy', 'zstandard'] as const;
const expected: unknown = JSON.parse(readFileSync(fixturePath('avro/rows.json'), 'utf8'));

/** A map's entries in order, so that a key named `__proto__` counts too. */
const entries = (key: string, value: unknown) =>
  key === 'props' && value !== null && typeof value === 'object' ? Object.entries(value) : value;

test.each(codecs)('what fastavro wrote (%s) is read back value by value', async (codec) => {
  const file = await readAvro(fixtureSource(`avro/rows-${codec}.avro`));
  expect(file.codec).toBe(codec);
  expect(file.blocks).toBeGreaterThan(1);
  const rows = file.records.map((record) => plainAvro(file.schema, record));
  expect(JSON.parse(JSON.stringify(rows, entries))).toEqual(expected);
});

test('a field knows its id', async () => {
  const { schema } = await readAvro(fixtureSource('avro/rows-null.avro'));
  expect(schema.kind === 'record' && schema.fields[0]?.id).toBe(1);
});

/** The start of a file whose schema is given and whose blocks follow. */
function fileOf(schema: unknown, codec: string, ...blocks: (number | Uint8Array)[]): Uint8Array {
  const text = new TextEncoder();
  const long = (value: number) => {
    const out: number[] = [];
    let left = BigInt(value) * 2n;
    for (; left > 127n; left >>= 7n) out.push(Number(left & 127n) | 128);
    return [...out, Number(left)];
  };
  const bytes = (value: string) => [...long(value.length), ...text.encode(value)];
  const sync = new Array<number>(16).fill(7);
  return new Uint8Array([
    ...text.encode('Obj'),
    1,
    ...long(2),
    ...bytes('avro.schema'),
    ...bytes(JSON.stringify(schema)),
    ...bytes('avro.codec'),
    ...bytes(codec),
    0,
    ...sync,
    ...blocks.flatMap((block) => (typeof block === 'number' ? long(block) : [...block])),
    ...sync,
  ]);
}

test('a few bytes that stand for endless values are refused', async () => {
  const nulls = fileOf('null', 'null', 2 ** 50, 0, new Uint8Array());
  await expect(decodeAvro(nulls, 'nulls.avro')).rejects.toThrow('more values than this page reads');
  const list = fileOf({ type: 'array', items: 'null' }, 'null', 1, 7);
  const endless = new Uint8Array([...list.subarray(0, -16), 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0]);
  await expect(
    decodeAvro(new Uint8Array([...endless, ...list.subarray(-16)]), 'a.avro'),
  ).rejects.toThrow(Unreadable);
});

test('a schema that contains itself is read, and one that does so for ever is refused', async () => {
  const node = {
    type: 'record',
    name: 'Node',
    fields: [{ name: 'next', type: ['null', 'Node'] }],
  };
  const { records } = await decodeAvro(
    fileOf(node, 'null', 1, 2, new Uint8Array([2, 0])),
    'a.avro',
  );
  expect(records).toEqual([{ next: { next: null } }]);
  const endless = { ...node, fields: [{ name: 'next', type: 'Node' }] };
  await expect(
    decodeAvro(fileOf(endless, 'null', 1, 0, new Uint8Array()), 'a.avro'),
  ).rejects.toThrow('nested too deep');
});

test('a bomb is refused before it has gone off', async () => {
  const zstd = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0x10, 0, 0]);
  await expect(decodeAvro(fileOf('null', 'zstandard', 1, 13, zstd), 'bomb.avro')).rejects.toThrow(
    'cannot be unpacked',
  );
  const snappy = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0]);
  await expect(decodeAvro(fileOf('null', 'snappy', 1, 9, snappy), 'bomb.avro')).rejects.toThrow(
    'cannot be unpacked',
  );
});

test.each([
  ['', 'is empty'],
  ['PNG and more', 'is no Avro file'],
])('a foreign file is named as one: %j', async (text, why) => {
  await expect(decodeAvro(new TextEncoder().encode(text), 'x.avro')).rejects.toThrow(why);
});

test('an unknown codec is named', async () => {
  await expect(decodeAvro(fileOf('null', 'xz', 0, 0, new Uint8Array()), 'x.avro')).rejects.toThrow(
    '"xz"',
  );
});

test('thousands of damaged files give records or a plain sentence', async () => {
  const files = codecs.map((codec) => readBytes(fixturePath(`avro/rows-${codec}.avro`)));
  const runs = tries(1500);
  for (let run = 0; run < runs; run++) {
    const file = files[run % files.length];
    if (!file) continue;
    try {
      const { schema, records } = await decodeAvro(damaged(file, run), 'damaged.avro');
      for (const record of records) plainAvro(schema, record);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw new Error(`run ${run}`, { cause: error });
    }
  }
});
