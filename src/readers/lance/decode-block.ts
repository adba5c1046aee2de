import { unpack } from '../unpack.ts';
import { Unreadable } from '../unreadable.ts';
import { Binary } from './binary.ts';
import { decodeInlineBitpacking, decodeOutOfLineBitpacking } from './bitpacking.ts';
import {
  damagedBlock,
  fixedBlock,
  MOST_VALUES,
  numbersOf,
  variableBlock,
  type Block,
} from './block.ts';
import { encodingName } from './encoding-words.ts';
import { decodeFsst } from './fsst.ts';
import {
  CompressionScheme,
  type BufferCompression,
  type CompressiveEncoding,
  type Rle,
} from './proto/encodings_v2_1_pb.ts';

const LARGEST = 64 * 1024 * 1024;

/**
 * Unpacks the buffers of one mini-block (`encodings_v2_1.proto`, "Compressive Encodings").
 *
 * @throws Unreadable where they are damaged, or encoded in a way that is not decoded here
 */
export function decodeMiniBlock(
  encoding: CompressiveEncoding | undefined,
  buffers: readonly Uint8Array[],
  count: number,
): Block {
  const [first = new Uint8Array(), second = new Uint8Array()] = buffers;
  const compression = encoding?.compression;
  switch (compression?.case) {
    case 'flat':
      return fixedBlock(Number(compression.value.bitsPerValue), first, count);
    case 'inlineBitpacking':
      return decodeInlineBitpacking(
        Number(compression.value.uncompressedBitsPerValue),
        first,
        count,
      );
    case 'variable':
      return decodeOffsetsInFront(compression.value.offsets, first, count);
    case 'fsst': {
      const inner = decodeMiniBlock(compression.value.values, buffers, count);
      return decodeFsst(compression.value.symbolTable, inner);
    }
    case 'rle':
      return decodeRuns(compression.value, first, second, count);
    case 'byteStreamSplit': {
      const bits = flatBits(compression.value.values);
      return fixedBlock(bits, mergeStreams(first, bits / 8, count), count);
    }
    case 'general': {
      const unpacked = unpackBuffer(compression.value.compression, first);
      return decodeMiniBlock(compression.value.values, [unpacked, ...buffers.slice(1)], count);
    }
    case 'fixedSizeList': {
      const { itemsPerValue, hasValidity, values } = compression.value;
      const size = Number(itemsPerValue);
      if (size < 1 || size * count > MOST_VALUES) throw damagedBlock();
      const rest = hasValidity ? buffers.slice(1) : buffers;
      const items = decodeMiniBlock(values, rest, size * count);
      return { kind: 'lists', size, items, valid: hasValidity ? first : null, count };
    }
    default:
      throw notDecoded(encoding);
  }
}

/** Unpacks a buffer that stands by itself: a dictionary, or levels. */
export function decodeBuffer(
  encoding: CompressiveEncoding | undefined,
  bytes: Uint8Array,
  count: number,
): Block {
  const compression = encoding?.compression;
  switch (compression?.case) {
    case 'flat':
    case 'inlineBitpacking':
    case 'byteStreamSplit':
      return decodeMiniBlock(encoding, [bytes], count);
    case 'outOfLineBitpacking':
      return decodeOutOfLineBitpacking(
        Number(compression.value.uncompressedBitsPerValue),
        flatBits(compression.value.values),
        bytes,
        count,
      );
    case 'variable':
      return decodeWithHeader(bytes, count);
    case 'general': {
      const unpacked = unpackBuffer(compression.value.compression, bytes);
      return decodeBuffer(compression.value.values, unpacked, count);
    }
    case 'rle': {
      const frame = new Binary(bytes, 'a buffer of runs');
      const end = 8 + frame.u64(0);
      return decodeRuns(
        compression.value,
        frame.slice(8, end),
        frame.slice(end, bytes.length),
        count,
      );
    }
    case 'fixedSizeList': {
      const { itemsPerValue, hasValidity, values } = compression.value;
      const size = Number(itemsPerValue);
      if (hasValidity) throw notDecoded(encoding);
      if (size < 1 || size * count > MOST_VALUES) throw damagedBlock();
      const items = decodeBuffer(values, bytes, size * count);
      return { kind: 'lists', size, items, valid: null, count };
    }
    default:
      throw notDecoded(encoding);
  }
}

/** Lance puts the unpacked length before the bytes: four bytes for lz4, eight for zstd. */
export function unpackBuffer(
  compression: BufferCompression | undefined,
  bytes: Uint8Array,
): Uint8Array {
  const view = new Binary(bytes, 'a compressed buffer');
  switch (compression?.scheme) {
    case CompressionScheme.COMPRESSION_ALGORITHM_LZ4:
      return unpack('lz4', view.slice(4, bytes.length), atMost(view.u32(0)));
    case CompressionScheme.COMPRESSION_ALGORITHM_ZSTD:
      return unpack('zstd', view.slice(8, bytes.length), atMost(view.u64(0)));
    default:
      throw new Unreadable(
        'A buffer is compressed in a way that this page does not know. It unpacks lz4 and zstd.',
      );
  }
}

function atMost(length: number): number {
  if (length > LARGEST) throw damagedBlock();
  return length;
}

/** Offsets from the buffer's own beginning, then the values. */
function decodeOffsetsInFront(
  offsets: CompressiveEncoding | undefined,
  bytes: Uint8Array,
  count: number,
): Block {
  if (offsets?.compression.case !== 'flat') throw notDecoded(offsets);
  const table = numbersOf(fixedBlock(flatBits(offsets), bytes, count + 1));
  return variableBlock(table, bytes);
}

/** Bits of an offset, where the values begin, the offsets, the values. */
function decodeWithHeader(bytes: Uint8Array, count: number): Block {
  const view = new Binary(bytes, 'a block of texts');
  const bits = view.u32(0);
  if ((bits !== 32 && bits !== 64) || count > MOST_VALUES) throw damagedBlock();
  const size = bits / 8;
  const start = bits === 32 ? view.u32(4) : view.u64(8);
  const offsets = fixedBlock(bits, view.slice(size * 2, start), count + 1);
  return variableBlock(numbersOf(offsets), view.slice(start, bytes.length));
}

function decodeRuns(rle: Rle, values: Uint8Array, lengths: Uint8Array, count: number): Block {
  if (count > MOST_VALUES) throw damagedBlock();
  const runLengths = numbersOf(decodeAll(rle.runLengths, lengths));
  const runs = decodeAll(rle.values, values);
  if (runs.kind !== 'fixed') throw damagedBlock();
  const size = runs.bits / 8;
  const output = new Uint8Array(count * size);
  let to = 0;
  for (let run = 0; run < runLengths.length && to < output.length; run += 1) {
    const value = runs.bytes.subarray(run * size, (run + 1) * size);
    if (value.length < size) throw damagedBlock();
    // The last run may be longer than the values that are left.
    const end = Math.min(output.length, to + (runLengths[run] ?? 0) * size);
    for (; to < end; to += size) output.set(value, to);
  }
  if (to < output.length) throw damagedBlock();
  return fixedBlock(runs.bits, output, count);
}

/** Values whose number follows from how many bytes there are. */
function decodeAll(encoding: CompressiveEncoding | undefined, bytes: Uint8Array): Block {
  const compression = encoding?.compression;
  if (compression?.case === 'general') {
    return decodeAll(compression.value.values, unpackBuffer(compression.value.compression, bytes));
  }
  const bits = flatBits(encoding);
  if (bits % 8 !== 0 || bits === 0) throw damagedBlock();
  return fixedBlock(bits, bytes, Math.floor(bytes.length / (bits / 8)));
}

function flatBits(encoding: CompressiveEncoding | undefined): number {
  if (encoding?.compression.case !== 'flat') throw notDecoded(encoding);
  return Number(encoding.compression.value.bitsPerValue);
}

function mergeStreams(bytes: Uint8Array, size: number, count: number): Uint8Array {
  if (count > MOST_VALUES || bytes.length < size * count) throw damagedBlock();
  const output = new Uint8Array(size * count);
  for (let value = 0; value < count; value += 1) {
    for (let byte = 0; byte < size; byte += 1) {
      output[value * size + byte] = bytes[byte * count + value] ?? 0;
    }
  }
  return output;
}

export function notDecoded(encoding: CompressiveEncoding | undefined): Unreadable {
  return new Unreadable(
    `A page is encoded with ${encodingName(encoding)} at a place where this page does not decode it. Its structure is shown all the same.`,
  );
}
