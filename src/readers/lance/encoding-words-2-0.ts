import type { ArrayEncoding } from './proto/encodings_v2_0_pb.ts';

/**
 * The chain of encodings of a page of file version 2.0, which is named and not decoded:
 * `nullable → no nulls → flat`.
 */
export function arrayEncodingChain(encoding: ArrayEncoding | undefined, depth = 0): string {
  const { arrayEncoding } = encoding ?? {};
  if (!arrayEncoding?.case || depth > 8) return '…';
  const next = (inner: ArrayEncoding | undefined) => arrayEncodingChain(inner, depth + 1);
  switch (arrayEncoding.case) {
    case 'flat':
      return `flat, bits a value: ${arrayEncoding.value.bitsPerValue}`;
    case 'nullable': {
      const { nullability } = arrayEncoding.value;
      if (nullability.case === 'noNulls') return `no nulls → ${next(nullability.value.values)}`;
      if (nullability.case === 'someNulls') return `some nulls → ${next(nullability.value.values)}`;
      return 'all null';
    }
    case 'binary':
      return `binary → ${next(arrayEncoding.value.bytes)}`;
    case 'dictionary':
      return `dictionary → ${next(arrayEncoding.value.indices)}`;
    case 'fsst':
      return `FSST → ${next(arrayEncoding.value.binary)}`;
    case 'fixedSizeList':
      return `fixed-size list of ${arrayEncoding.value.dimension} → ${next(arrayEncoding.value.items)}`;
    case 'list':
      return `list → offsets ${next(arrayEncoding.value.offsets)}`;
    case 'bitpacked':
    case 'bitpackedForNonNeg':
      return `bit packing to ${arrayEncoding.value.compressedBitsPerValue} bits`;
    default:
      // `packedStruct` is `packed struct`.
      return arrayEncoding.case.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  }
}
