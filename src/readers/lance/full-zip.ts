import type { ByteSource } from '../source.ts';
import { unpackBuffer, notDecoded } from './decode-block.ts';
import { Binary } from './binary.ts';
import { damagedBlock, fixedBlock, variableBlock, type Block } from './block.ts';
import type { LancePage } from './data-file.ts';
import { decodeFsst } from './fsst.ts';
import type { PageData } from './mini-block.ts';
import type { CompressiveEncoding, FullZipLayout } from './proto/encodings_v2_1_pb.ts';
import type { Levels } from './levels.ts';

/** How a value of the page is stored after its levels. */
interface ValueShape {
  /** Bytes, or null where each value says its own length. */
  bytes: number | null;
  /** Bytes of that length. */
  lengthBytes: number;
}

/**
 * Reads rows of a page in which all that belongs to a value lies together: a control word with its
 * levels, its length where lengths differ, its bytes. A row is found by counting, or by the row index.
 */
export async function readFullZip(
  source: ByteSource,
  page: LancePage,
  layout: FullZipLayout,
  levels: Levels,
  from: number,
  to: number,
): Promise<PageData> {
  const shape = shapeOf(layout);
  const controlBytes = controlWordBytes(layout);
  const range = await rowBytes(source, page, shape, controlBytes, from, to);
  const view = new Binary(await source.read(range.start, range.end), 'a page');
  const data: PageData = {
    repetition: [],
    definition: [],
    blocks: [],
    dictionary: null,
    count: 0,
    firstRow: from,
    hasRest: false,
  };
  const parts: Uint8Array[] = [];
  for (let at = 0; at < view.bytes.length; data.count += 1) {
    const { repetition, definition } = controlWord(view, at, layout);
    at += controlBytes;
    if (layout.bitsRep > 0) data.repetition.push(repetition);
    if (layout.bitsDef > 0) data.definition.push(definition);
    if (definition > levels.maxVisible) continue;
    if (shape.bytes !== null) {
      parts.push(view.slice(at, at + shape.bytes));
      at += shape.bytes;
    } else if (definition === 0) {
      const length = readSized(view, at, shape.lengthBytes);
      at += shape.lengthBytes;
      parts.push(view.slice(at, at + length));
      at += length;
    } else {
      // A null has neither length nor bytes.
      parts.push(new Uint8Array());
    }
    if (controlBytes + (shape.bytes ?? shape.lengthBytes) === 0) throw damagedBlock();
  }
  data.blocks.push(joinValues(layout.valueCompression, parts, shape));
  return data;
}

/** Where rows lie: one read where values have one length, two where a row index says it. */
async function rowBytes(
  source: ByteSource,
  page: LancePage,
  { bytes }: ValueShape,
  controlBytes: number,
  from: number,
  to: number,
) {
  const [data, index] = page.buffers;
  if (!data) throw damagedBlock();
  if (!index) {
    if (bytes === null) throw damagedBlock();
    const each = bytes + controlBytes;
    return within(data, from * each, to * each);
  }
  const size = (index.end - index.start) / (page.rows + 1);
  if (![1, 2, 4, 8].includes(size)) throw damagedBlock();
  const first = await source.read(index.start + from * size, index.start + (from + 1) * size);
  const last = await source.read(index.start + to * size, index.start + (to + 1) * size);
  return within(
    data,
    readSized(new Binary(first, 'a row index'), 0, size),
    readSized(new Binary(last, 'a row index'), 0, size),
  );
}

function within(data: { start: number; end: number }, from: number, to: number) {
  const start = data.start + from;
  const end = data.start + to;
  if (from > to || end > data.end) throw damagedBlock();
  return { start, end };
}

export function controlWordBytes({ bitsRep, bitsDef }: FullZipLayout): number {
  const bits = bitsRep + bitsDef;
  return bits === 0 ? 0 : bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
}

function controlWord(view: Binary, at: number, layout: FullZipLayout) {
  const bytes = controlWordBytes(layout);
  if (bytes === 0) return { repetition: 0, definition: 0 };
  const word = readSized(view, at, bytes);
  const scale = 2 ** layout.bitsDef;
  return { repetition: Math.floor(word / scale), definition: word % scale };
}

function readSized(view: Binary, at: number, bytes: number): number {
  switch (bytes) {
    case 1:
      return view.u8(at);
    case 2:
      return view.u16(at);
    case 4:
      return view.u32(at);
    default:
      return view.u64(at);
  }
}

function shapeOf(layout: FullZipLayout): ValueShape {
  if (layout.details.case === 'bitsPerOffset') {
    const bits = layout.details.value;
    if (![8, 16, 32, 64].includes(bits)) throw damagedBlock();
    return { bytes: null, lengthBytes: bits / 8 };
  }
  return { bytes: valueBytes(layout.valueCompression), lengthBytes: 0 };
}

function valueBytes(encoding: CompressiveEncoding | undefined, items = 1): number {
  const compression = encoding?.compression;
  if (compression?.case === 'flat') {
    const bytes = (Number(compression.value.bitsPerValue) * items) / 8;
    if (!Number.isInteger(bytes) || bytes < 0 || bytes > 2 ** 24) throw damagedBlock();
    return bytes;
  }
  if (compression?.case === 'fixedSizeList') {
    const { itemsPerValue, hasValidity, values } = compression.value;
    const inner = items * Number(itemsPerValue);
    if (!Number.isSafeInteger(inner) || inner < 1) throw damagedBlock();
    return (hasValidity ? Math.ceil(inner / 8) : 0) + valueBytes(values, inner);
  }
  throw notDecoded(encoding);
}

/** Brings values back side by side, so that they are read as those of a mini-block are. */
function joinValues(
  encoding: CompressiveEncoding | undefined,
  parts: readonly Uint8Array[],
  shape: ValueShape,
): Block {
  const compression = encoding?.compression;
  if (shape.bytes === null) {
    if (compression?.case === 'general') {
      return joinVariable(
        parts.map((part) =>
          part.length === 0 ? part : unpackBuffer(compression.value.compression, part),
        ),
      );
    }
    const block = joinVariable(parts);
    if (compression?.case === 'fsst') return decodeFsst(compression.value.symbolTable, block);
    if (compression?.case === 'variable') return block;
    throw notDecoded(encoding);
  }
  if (compression?.case === 'flat') {
    return fixedBlock(Number(compression.value.bitsPerValue), join(parts), parts.length);
  }
  if (compression?.case !== 'fixedSizeList') throw notDecoded(encoding);
  const { itemsPerValue, hasValidity, values } = compression.value;
  if (values?.compression.case !== 'flat') throw notDecoded(values);
  const size = Number(itemsPerValue);
  const bits = Number(values.compression.value.bitsPerValue);
  const validBytes = hasValidity ? Math.ceil(size / 8) : 0;
  const items = fixedBlock(
    bits,
    join(parts.map((part) => part.subarray(validBytes))),
    parts.length * size,
  );
  return {
    kind: 'lists',
    size,
    items,
    valid: hasValidity ? joinBits(parts, size) : null,
    count: parts.length,
  };
}

function joinVariable(parts: readonly Uint8Array[]): Block {
  const offsets = [0];
  let at = 0;
  for (const part of parts) offsets.push((at += part.length));
  return variableBlock(offsets, join(parts));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Each value's bits begin at a byte of their own; in a block they follow one another. */
function joinBits(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil((parts.length * size) / 8));
  parts.forEach((part, value) => {
    for (let item = 0; item < size; item += 1) {
      if (((part[item >> 3] ?? 0) >> (item & 7)) & 1) {
        const at = value * size + item;
        bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
      }
    }
  });
  return bits;
}
