import {
  CompressionScheme,
  RepDefLayer,
  type BufferCompression,
  type CompressiveEncoding,
} from './proto/encodings_v2_1_pb.ts';

/** An encoding’s name, as the field uses it. */
export function encodingName(encoding: CompressiveEncoding | undefined): string {
  switch (encoding?.compression.case) {
    case 'flat':
      return 'flat';
    case 'variable':
      return 'variable width';
    case 'constant':
      return 'constant';
    case 'outOfLineBitpacking':
      return 'bit packing';
    case 'inlineBitpacking':
      return 'bit packing, width inline';
    case 'fsst':
      return 'FSST';
    case 'dictionary':
      return 'dictionary';
    case 'rle':
      return 'run lengths';
    case 'byteStreamSplit':
      return 'byte stream split';
    case 'general':
      return schemeName(encoding.compression.value.compression);
    case 'fixedSizeList':
      return 'fixed-size list';
    case 'packedStruct':
      return 'packed struct';
    case 'variablePackedStruct':
      return 'packed struct of variable width';
    case undefined:
      return 'an encoding that has no name here';
  }
}

/** The whole chain, from values to bytes: `FSST → variable width → offsets flat, 32 bits`. */
export function encodingChain(encoding: CompressiveEncoding | undefined, depth = 0): string {
  if (!encoding || depth > 8) return '…';
  const name = encodingName(encoding);
  const inner = (next: CompressiveEncoding | undefined) =>
    `${name} → ${encodingChain(next, depth + 1)}`;
  const { compression } = encoding;
  switch (compression.case) {
    case 'flat': {
      const bits = Number(compression.value.bitsPerValue);
      return `${name}, ${bits} ${bits === 1 ? 'bit' : 'bits'} a value`;
    }
    case 'variable':
      return `${name}, offsets ${encodingChain(compression.value.offsets, depth + 1)}`;
    case 'inlineBitpacking':
      return `${name}, from ${compression.value.uncompressedBitsPerValue} bits`;
    case 'outOfLineBitpacking':
    case 'fsst':
    case 'byteStreamSplit':
    case 'general':
    case 'packedStruct':
      return inner(compression.value.values);
    case 'fixedSizeList':
      return `${name} of ${compression.value.itemsPerValue} → ${encodingChain(compression.value.values, depth + 1)}`;
    case 'rle':
      return `${name} → values ${encodingChain(compression.value.values, depth + 1)}`;
    default:
      return name;
  }
}

export function schemeName(compression: BufferCompression | undefined): string {
  switch (compression?.scheme) {
    case CompressionScheme.COMPRESSION_ALGORITHM_LZ4:
      return 'lz4';
    case CompressionScheme.COMPRESSION_ALGORITHM_ZSTD:
      return 'zstd';
    default:
      return 'general compression';
  }
}

/** What one encoding does, in a sentence. */
export function encodingNote(encoding: CompressiveEncoding | undefined): string {
  switch (encoding?.compression.case) {
    case 'flat':
      return 'Values as they are, one after another.';
    case 'inlineBitpacking':
      return 'Only the low bits that values need are stored. The width stands first in each chunk, so that one large value makes only its own chunk wider.';
    case 'outOfLineBitpacking':
      return 'Only the low bits that values need are stored, with one width for the whole page.';
    case 'variable':
      return 'Where each value begins, then the bytes of all values.';
    case 'fsst':
      return 'Frequent pieces of text, up to eight bytes long, become one byte each. A single value can still be unpacked alone.';
    case 'rle':
      return 'A value that repeats is stored once, with how often it repeats.';
    case 'byteStreamSplit':
      return 'First bytes of all values together, then second bytes, and so on: of floating-point numbers, they compress better.';
    case 'general':
      return 'A general compression over bytes that are encoded already.';
    case 'fixedSizeList':
      return 'Lists of one length, whose items follow one another: what an embedding is.';
    case 'constant':
      return 'One value for all.';
    case 'dictionary':
      return 'Each different value once; rows hold its number.';
    case 'packedStruct':
    case 'variablePackedStruct':
      return 'The fields of a struct side by side, row by row, in one column.';
    default:
      return '';
  }
}

export function layerName(layer: RepDefLayer): string {
  switch (layer) {
    case RepDefLayer.REPDEF_ALL_VALID_ITEM:
      return 'no nulls';
    case RepDefLayer.REPDEF_ALL_VALID_LIST:
      return 'lists, none null or empty';
    case RepDefLayer.REPDEF_NULLABLE_ITEM:
      return 'some nulls';
    case RepDefLayer.REPDEF_NULLABLE_LIST:
      return 'lists, some null';
    case RepDefLayer.REPDEF_EMPTYABLE_LIST:
      return 'lists, some empty';
    case RepDefLayer.REPDEF_NULL_AND_EMPTY_LIST:
      return 'lists, some null, some empty';
    default:
      return 'not said';
  }
}
