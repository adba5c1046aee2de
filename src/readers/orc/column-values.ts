import {
  dateText,
  decimalText,
  hexText,
  plainFloat,
  plainInteger,
  type Plain,
} from '../plain-value.ts';
import { Unreadable } from '../unreadable.ts';
import { BitRuns, ByteRuns } from './byte-runs.ts';
import type { OrcColumn } from './column.ts';
import { IntegerRuns } from './integer-runs.ts';
import { Stream_Kind, Type_Kind } from './proto/orc_proto_pb.ts';
import { isDictionary, runVersion, type Stripe } from './stripe.ts';
import { MissingStream, type OrcStream } from './stream.ts';
import { timestampReader } from './timestamp.ts';
import type { StreamWindow } from './window.ts';

/** A stream that was read, and where in it to begin. */
export interface OpenStream {
  stream: OrcStream;
  window: Pick<StreamWindow, 'skipBytes' | 'skipValues' | 'skipBits'>;
}

/** Gives a stream of a column; undefined where the stripe has none of that kind. */
export type OpenStreams = (column: number, kind: Stream_Kind) => OpenStream | undefined;

/** The next values of a column, so many, nulls included. */
export type TakeValues = (count: number) => Plain[];

/** In lists and maps together; beyond, a length of a list is taken for a lie. */
const MOST_VALUES = 2_000_000;
const MOST_WORDS = 2_000_000;
const LONGEST_TEXT = 16 * 1024 * 1024;

/**
 * A reader of a column's values, from where its streams begin (ORC v1, "Column Encodings").
 *
 * @throws Unreadable where a stream that it needs is not there, now or while values are taken
 */
export function openColumn(column: OrcColumn, stripe: Stripe, streams: OpenStreams): TakeValues {
  const present = streams(column.id, Stream_Kind.PRESENT);
  const take = openPresent(column, stripe, streams);
  if (!present) return take;
  const bits = openBits(present);
  return (count) => {
    const isThere = Array.from({ length: count }, () => bits.next());
    const values = take(isThere.filter(Boolean).length);
    let at = 0;
    return isThere.map((is) => (is ? (values[at++] ?? null) : null));
  };
}

/** Of the values that are not null. */
function openPresent(column: OrcColumn, stripe: Stripe, streams: OpenStreams): TakeValues {
  const encoding = stripe.encodings[column.id];
  const version = runVersion(encoding);
  const need = (kind: Stream_Kind, name: string): OpenStream => {
    const open = streams(column.id, kind);
    if (open) return open;
    // Where all values are null, writers leave the other streams out; nothing is then taken.
    return {
      stream: new MissingStream(
        `Stripe ${stripe.place.index + 1} has no ${name} stream for column ${column.path}: the file is damaged.`,
      ),
      window: { skipBytes: 0, skipValues: 0, skipBits: 0 },
    };
  };
  const data = () => need(Stream_Kind.DATA, 'DATA');
  const integers = (open: OpenStream, isSigned: boolean) => {
    open.stream.skip(open.window.skipBytes);
    const runs = new IntegerRuns(open.stream, version, isSigned);
    runs.skip(open.window.skipValues);
    return runs;
  };
  const raw = (open: OpenStream) => {
    open.stream.skip(open.window.skipBytes);
    return open.stream;
  };
  const child = (at: number) => {
    const column_ = column.children[at];
    if (!column_) throw new Unreadable(`Column ${column.path} has too few types below it.`);
    return openColumn(column_, stripe, streams);
  };

  switch (column.kind) {
    case Type_Kind.BOOLEAN: {
      const bits = openBits(data());
      return each(() => bits.next());
    }
    case Type_Kind.BYTE: {
      const bytes = openBytes(data());
      return each(() => (bytes.next() << 24) >> 24);
    }
    case Type_Kind.SHORT:
    case Type_Kind.INT:
    case Type_Kind.LONG: {
      const runs = integers(data(), true);
      return each(() => plainInteger(runs.next()));
    }
    case Type_Kind.DATE: {
      const runs = integers(data(), true);
      return each(() => dateText(Number(runs.next())));
    }
    case Type_Kind.FLOAT: {
      const bytes = raw(data());
      return each(() => plainFloat(viewOf(bytes.bytes(4)).getFloat32(0, true)));
    }
    case Type_Kind.DOUBLE: {
      const bytes = raw(data());
      return each(() => plainFloat(viewOf(bytes.bytes(8)).getFloat64(0, true)));
    }
    case Type_Kind.STRING:
    case Type_Kind.VARCHAR:
    case Type_Kind.CHAR: {
      if (isDictionary(encoding)) {
        const words = readDictionary(
          need(Stream_Kind.DICTIONARY_DATA, 'DICTIONARY_DATA').stream,
          integers(need(Stream_Kind.LENGTH, 'LENGTH'), false),
          encoding?.dictionarySize ?? 0,
        );
        const runs = integers(data(), false);
        return each(() => {
          const word = words[Number(runs.next())];
          if (word === undefined) {
            throw new Unreadable(
              `Column ${column.path} points beyond the end of its dictionary: the file is damaged.`,
            );
          }
          return word;
        });
      }
      const bytes = raw(data());
      const lengths = integers(need(Stream_Kind.LENGTH, 'LENGTH'), false);
      const decoder = new TextDecoder();
      return each(() => decoder.decode(bytes.bytes(lengthOf(lengths.next()))));
    }
    case Type_Kind.BINARY:
    case Type_Kind.GEOMETRY:
    case Type_Kind.GEOGRAPHY: {
      const bytes = raw(data());
      const lengths = integers(need(Stream_Kind.LENGTH, 'LENGTH'), false);
      return each(() => hexText(bytes.bytes(lengthOf(lengths.next()))));
    }
    case Type_Kind.DECIMAL: {
      const numbers = raw(data());
      const scales = integers(need(Stream_Kind.SECONDARY, 'SECONDARY'), true);
      return each(() => {
        const unscaled = numbers.signedVarint();
        return decimalOf(unscaled, Number(scales.next()), column.scale);
      });
    }
    case Type_Kind.TIMESTAMP:
    case Type_Kind.TIMESTAMP_INSTANT: {
      const text = timestampReader(stripe.timezone, column.kind === Type_Kind.TIMESTAMP_INSTANT);
      const seconds = integers(data(), true);
      const nanoseconds = integers(need(Stream_Kind.SECONDARY, 'SECONDARY'), false);
      return each(() => text(seconds.next(), nanoseconds.next()));
    }
    case Type_Kind.STRUCT: {
      const fields = column.children.map((field, at) => ({ name: field.name, take: child(at) }));
      return (count) => {
        const columns = fields.map(({ take }) => take(count));
        return Array.from({ length: count }, (_, row) =>
          Object.fromEntries(fields.map(({ name }, at) => [name, columns[at]?.[row] ?? null])),
        );
      };
    }
    case Type_Kind.LIST: {
      const lengths = integers(need(Stream_Kind.LENGTH, 'LENGTH'), false);
      const elements = child(0);
      return (count) => {
        const counts = takeLengths(lengths, count, column);
        return cut(elements(sum(counts)), counts);
      };
    }
    case Type_Kind.MAP: {
      const lengths = integers(need(Stream_Kind.LENGTH, 'LENGTH'), false);
      const keys = child(0);
      const values = child(1);
      return (count) => {
        const counts = takeLengths(lengths, count, column);
        const all = sum(counts);
        const keyOf = keys(all);
        const pairs = values(all).map((value, at) => [keyOf[at] ?? null, value]);
        return cut(pairs, counts);
      };
    }
    case Type_Kind.UNION: {
      const tags = openBytes(data());
      const variants = column.children.map((_, at) => child(at));
      return each(() => {
        const take = variants[tags.next()];
        if (!take) {
          throw new Unreadable(
            `Column ${column.path} names a variant that it has not: the file is damaged.`,
          );
        }
        return take(1)[0] ?? null;
      });
    }
  }
}

function each(next: () => Plain): TakeValues {
  return (count) => Array.from({ length: count }, next);
}

function openBytes({ stream, window }: OpenStream): ByteRuns {
  stream.skip(window.skipBytes);
  const runs = new ByteRuns(stream);
  for (let left = window.skipValues; left > 0; left -= 1) runs.next();
  return runs;
}

function openBits({ stream, window }: OpenStream): BitRuns {
  stream.skip(window.skipBytes);
  const bits = new BitRuns(stream);
  bits.seek(window.skipValues, window.skipBits);
  return bits;
}

function readDictionary(bytes: OrcStream, lengths: IntegerRuns, size: number): string[] {
  if (size > MOST_WORDS) {
    throw new Unreadable(`A dictionary has ${size} words; this page reads up to ${MOST_WORDS}.`);
  }
  const decoder = new TextDecoder();
  const words: string[] = [];
  for (let at = 0; at < size; at += 1) {
    words.push(decoder.decode(bytes.bytes(lengthOf(lengths.next()))));
  }
  return words;
}

/** Values are stored with scales of their own, and shown with their type's. */
function decimalOf(unscaled: bigint, stored: number, scale: number): string {
  if (stored < -100 || stored > 100 || scale > 100) {
    throw new Unreadable(`A decimal has a scale of ${stored}: the file is damaged.`);
  }
  if (stored <= scale) return decimalText(unscaled * 10n ** BigInt(scale - stored), scale);
  return decimalText(unscaled, stored);
}

function takeLengths(lengths: IntegerRuns, count: number, column: OrcColumn): number[] {
  let all = 0;
  return Array.from({ length: count }, () => {
    const length = Number(lengths.next());
    all += length;
    if (length < 0 || all > MOST_VALUES) {
      throw new Unreadable(
        `The lists of column ${column.path} have more than ${MOST_VALUES} values: that is more than this page reads, or the file is damaged.`,
      );
    }
    return length;
  });
}

function cut(values: readonly Plain[], counts: readonly number[]): Plain[] {
  let at = 0;
  return counts.map((count) => values.slice(at, (at += count)));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function lengthOf(length: bigint): number {
  if (length < 0n || length > LONGEST_TEXT) {
    throw new Unreadable(
      `A value has ${length} bytes: that is more than this page reads, or the file is damaged.`,
    );
  }
  return Number(length);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
