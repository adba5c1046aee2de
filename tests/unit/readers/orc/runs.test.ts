import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitRuns, ByteRuns } from '../../../../src/readers/orc/byte-runs.ts';
import { IntegerRuns, readRunV1, readRunV2 } from '../../../../src/readers/orc/integer-runs.ts';
import { CompressionKind } from '../../../../src/readers/orc/proto/orc_proto_pb.ts';
import { OrcStream } from '../../../../src/readers/orc/stream.ts';

function stream(...bytes: number[]): OrcStream {
  return new OrcStream(new Uint8Array(bytes), {
    kind: CompressionKind.NONE,
    name: 'none',
    blockSize: 0,
  });
}

/** The examples of the specification (ORC v1, "Run Length Encoding"). */
describe('runs of integers', () => {
  test('version 1: a run without and with a step, and literals', () => {
    expect(readRunV1(stream(0x61, 0x00, 0x07), false).values).toEqual(Array(100).fill(7n));
    const falling = readRunV1(stream(0x61, 0xff, 0x64), false).values;
    expect(falling.map(Number)).toEqual(Array.from({ length: 100 }, (_, at) => 100 - at));
    expect(readRunV1(stream(0xfb, 2, 3, 6, 7, 11), false)).toEqual({
      kind: 'literals',
      values: [2n, 3n, 6n, 7n, 11n],
    });
  });

  test('version 2: short repeat', () => {
    expect(readRunV2(stream(0x0a, 0x27, 0x10), false)).toEqual({
      kind: 'short repeat',
      width: 16,
      values: Array(5).fill(10_000n),
    });
  });

  test('version 2: direct', () => {
    const bytes = [0x5e, 0x03, 0x5c, 0xa1, 0xab, 0x1e, 0xde, 0xad, 0xbe, 0xef];
    expect(readRunV2(stream(...bytes), false)).toEqual({
      kind: 'direct',
      width: 16,
      values: [23_713n, 43_806n, 57_005n, 48_879n],
    });
  });

  test('version 2: patched base', () => {
    const bytes = [0x8e, 0x13, 0x2b, 0x21, 0x07, 0xd0, 0x1e, 0x00, 0x14, 0x70, 0x28, 0x32, 0x3c]
      .concat([0x46, 0x50, 0x5a, 0x64, 0x6e, 0x78, 0x82, 0x8c, 0x96, 0xa0, 0xaa, 0xb4, 0xbe])
      .concat([0xfc, 0xe8]);
    const run = readRunV2(stream(...bytes), false);
    expect(run).toMatchObject({ kind: 'patched base', width: 8, patches: 1 });
    expect(run.values.map(Number)).toEqual([
      2030, 2000, 2020, 1_000_000, 2040, 2050, 2060, 2070, 2080, 2090, 2100, 2110, 2120, 2130, 2140,
      2150, 2160, 2170, 2180, 2190,
    ]);
  });

  test('version 2: delta', () => {
    const run = readRunV2(stream(0xc6, 0x09, 0x02, 0x02, 0x22, 0x42, 0x42, 0x46), false);
    expect(run.values.map(Number)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
  });

  test('any bytes are values or end early', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, isSigned) => {
        for (const version of [1, 2] as const) {
          const runs = new IntegerRuns(stream(...bytes), version, isSigned);
          try {
            for (let count = 0; count < 3000; count += 1) expect(runs.next()).toBeTypeOf('bigint');
          } catch (error) {
            expect(error).toHaveProperty('name', 'Unreadable');
          }
        }
      }),
    );
  });
});

test('runs of bytes and of bits, as the specification has them', () => {
  const zeros = new ByteRuns(stream(0x61, 0x00));
  expect(Array.from({ length: 100 }, () => zeros.next())).toEqual(Array(100).fill(0));
  const literals = new ByteRuns(stream(0xfe, 0x44, 0x45));
  expect([literals.next(), literals.next()]).toEqual([0x44, 0x45]);
  const bits = new BitRuns(stream(0xff, 0x80));
  expect(Array.from({ length: 8 }, () => bits.next())).toEqual([
    true,
    ...Array<boolean>(7).fill(false),
  ]);
});
