import type { ByteSource } from '../source.ts';
import { Binary, safeCount } from './binary.ts';
import { damagedBlock, fixedBlock, numbersOf, variableBlock, type Block } from './block.ts';
import type { LancePage } from './data-file.ts';
import { decodeBuffer } from './decode-block.ts';
import type { PageData } from './mini-block.ts';
import type { CompressiveEncoding, ConstantLayout } from './proto/encodings_v2_1_pb.ts';
import type { ValueType } from './value-type.ts';

/**
 * Reads a page whose values are all alike, or all null: the value stands in its description, or in a
 * small buffer; levels, where there are any, in buffers of their own. It is read whole.
 */
export async function readConstant(
  source: ByteSource,
  page: LancePage,
  layout: ConstantLayout,
  type: ValueType,
): Promise<{ data: PageData; isAllNull: boolean }> {
  const hasValueBuffer = page.buffers.length === 1 || page.buffers.length === 3;
  const levelBuffers = page.buffers.slice(hasValueBuffer ? 1 : 0);
  const read = async (at: number) => {
    const place = levelBuffers[at];
    return place ? source.read(place.start, place.end) : new Uint8Array();
  };
  const repetition = await readLevels(read(0), layout.repCompression, layout.numRepValues);
  const definition = await readLevels(read(1), layout.defCompression, layout.numDefValues);
  let value: Block = { kind: 'null', count: 1 };
  if (layout.inlineValue) {
    value = fixedBlock(8 * layout.inlineValue.length, layout.inlineValue, 1);
  } else if (hasValueBuffer) {
    const place = page.buffers[0];
    if (!place) throw damagedBlock();
    value = arrowScalar(await source.read(place.start, place.end), type);
  }
  return {
    isAllNull: value.kind === 'null',
    data: {
      repetition,
      definition,
      blocks: [value],
      dictionary: null,
      count: Math.max(repetition.length, definition.length) || page.rows,
      firstRow: 0,
      hasRest: false,
    },
  };
}

async function readLevels(
  bytes: Promise<Uint8Array>,
  encoding: CompressiveEncoding | undefined,
  count: bigint,
): Promise<number[]> {
  const levels = await bytes;
  if (levels.length === 0) return [];
  const block = encoding
    ? decodeBuffer(encoding, levels, safeCount(count, 'A page'))
    : fixedBlock(16, levels, Math.floor(levels.length / 2));
  return numbersOf(block);
}

/** One value as Arrow's buffers have it: how many, their lengths, and they themselves. */
function arrowScalar(bytes: Uint8Array, type: ValueType): Block {
  const view = new Binary(bytes, 'the value of a page');
  const count = view.u32(0);
  if (count < 1 || count > 3) throw damagedBlock();
  let at = 4 + count * 4;
  const buffers = Array.from({ length: count }, (_, index) => {
    const part = view.slice(at, at + view.u32(4 + index * 4));
    at += part.length;
    return part;
  });
  const [first = new Uint8Array(), second] = buffers;
  if (type.bits !== null || !second) return fixedBlock(8 * first.length, first, 1);
  const isLarge = first.length >= 16;
  return variableBlock(numbersOf(fixedBlock(isLarge ? 64 : 32, first, 2)), second);
}
