import type { OrcColumn } from './column.ts';
import {
  ColumnEncoding_Kind,
  Stream_Kind,
  Type_Kind,
  type ColumnEncoding,
} from './proto/orc_proto_pb.ts';
import { isDictionary } from './stripe.ts';

/** A kind of stream as the specification names it. */
export function streamName(kind: Stream_Kind): string {
  return Object.entries(Stream_Kind).find(([, number]) => number === kind)?.[0] ?? String(kind);
}

/** What a stream holds, for its column, in one sentence. */
export function streamNote(
  kind: Stream_Kind,
  column: OrcColumn,
  encoding: ColumnEncoding | undefined,
): string {
  switch (kind) {
    case Stream_Kind.ROW_INDEX:
      return 'For each row group: its statistics, and where it begins in each stream of the column.';
    case Stream_Kind.BLOOM_FILTER:
    case Stream_Kind.BLOOM_FILTER_UTF8:
      return 'For each row group: bits that say which values are surely not in it.';
    case Stream_Kind.PRESENT:
      return 'One bit a row: whether there is a value. Nulls take no room in the other streams.';
    case Stream_Kind.DATA:
      return dataNote(column, encoding);
    case Stream_Kind.LENGTH:
      if (isDictionary(encoding)) return 'How many bytes each word of the dictionary has.';
      return column.kind === Type_Kind.LIST || column.kind === Type_Kind.MAP
        ? 'How many elements each list or map has. The elements are columns of their own.'
        : 'How many bytes each value has.';
    case Stream_Kind.DICTIONARY_DATA:
      return 'The words of the dictionary, in order, without a separator.';
    case Stream_Kind.DICTIONARY_COUNT:
      return 'How often each word occurs; no writer has written it since Hive 0.11.';
    case Stream_Kind.SECONDARY:
      return column.kind === Type_Kind.DECIMAL
        ? 'The scale of each value: how many of its digits stand behind the point.'
        : 'The fraction of each second, in nanoseconds, without its trailing zeros.';
    case Stream_Kind.ENCRYPTED_INDEX:
    case Stream_Kind.ENCRYPTED_DATA:
      return 'Room for the streams of encrypted columns, which only the holder of a key can read.';
    case Stream_Kind.STRIPE_STATISTICS:
    case Stream_Kind.FILE_STATISTICS:
      return 'Statistics of encrypted columns.';
  }
}

function dataNote({ kind }: OrcColumn, encoding: ColumnEncoding | undefined): string {
  switch (kind) {
    case Type_Kind.BOOLEAN:
      return 'One bit a value, the bytes of bits in runs.';
    case Type_Kind.BYTE:
      return 'One byte a value, in runs.';
    case Type_Kind.FLOAT:
      return 'Four bytes a value (IEEE 754); no runs, so only the compression makes it smaller.';
    case Type_Kind.DOUBLE:
      return 'Eight bytes a value (IEEE 754); no runs, so only the compression makes it smaller.';
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
      return isDictionary(encoding)
        ? 'The number of each value’s word in the dictionary, in runs.'
        : 'The bytes of all values, one after another, without a separator.';
    case Type_Kind.BINARY:
    case Type_Kind.GEOMETRY:
    case Type_Kind.GEOGRAPHY:
      return 'The bytes of all values, one after another, without a separator.';
    case Type_Kind.DECIMAL:
      return 'The digits of each value as one whole number of any length.';
    case Type_Kind.TIMESTAMP:
    case Type_Kind.TIMESTAMP_INSTANT:
      return 'The seconds of each value since 1 January 2015, in runs.';
    case Type_Kind.DATE:
      return 'The days of each value since 1 January 1970, in runs.';
    case Type_Kind.UNION:
      return 'Which variant each value has.';
    default:
      return 'The values, in runs.';
  }
}

/** A column's encoding, by its name and in words. */
export function encodingWords(
  encoding: ColumnEncoding | undefined,
  { kind }: OrcColumn,
): { name: string; note: string } {
  switch (encoding?.kind) {
    case ColumnEncoding_Kind.DICTIONARY:
    case ColumnEncoding_Kind.DICTIONARY_V2: {
      const name =
        encoding.kind === ColumnEncoding_Kind.DICTIONARY ? 'DICTIONARY' : 'DICTIONARY_V2';
      const words = encoding.dictionarySize;
      return {
        name,
        note: `Each of ${words.toLocaleString('en')} different ${words === 1 ? 'text' : 'texts'} is stored once; rows hold its number.`,
      };
    }
    case ColumnEncoding_Kind.DIRECT_V2:
      return { name: 'DIRECT_V2', note: directNote(kind, 2) };
    case ColumnEncoding_Kind.DIRECT:
      return { name: 'DIRECT', note: directNote(kind, 1) };
    case undefined:
      return { name: '–', note: 'The stripe names no encoding for this column.' };
  }
}

function directNote(kind: Type_Kind, version: 1 | 2): string {
  switch (kind) {
    case Type_Kind.STRUCT:
      return 'No values of its own: they are in the columns below it.';
    case Type_Kind.BOOLEAN:
    case Type_Kind.BYTE:
    case Type_Kind.FLOAT:
    case Type_Kind.DOUBLE:
    case Type_Kind.UNION:
      return 'Values as they are.';
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR:
    case Type_Kind.BINARY:
    case Type_Kind.GEOMETRY:
    case Type_Kind.GEOGRAPHY:
      return `Values as they are, their lengths in runs of version ${version}.`;
    case Type_Kind.DECIMAL:
      return `Digits as they are, their scales in runs of version ${version}.`;
    default:
      return `Whole numbers in runs of version ${version}.`;
  }
}
