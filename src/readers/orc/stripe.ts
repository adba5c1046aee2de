import { isFieldSet } from '@bufbuild/protobuf';
import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { unpackSection } from './codec.ts';
import { allColumns } from './column.ts';
import {
  ColumnEncoding_Kind,
  Stream_Kind,
  StreamSchema,
  StripeFooterSchema,
  type ColumnEncoding,
} from './proto/orc_proto_pb.ts';
import { asCount, type OrcTail, type StripePlace } from './tail.ts';

/** One stream of a stripe: one aspect of one column. */
export interface StreamPlace {
  /** Column number. */
  column: number;
  kind: Stream_Kind;
  start: number;
  end: number;
}

/** A stripe, after its footer was read. */
export interface Stripe {
  place: StripePlace;
  /** In the order of the file. */
  streams: StreamPlace[];
  /** By column number. */
  encodings: readonly ColumnEncoding[];
  /** The writer's time zone, as in `Europe/Paris`; empty where it says none. */
  timezone: string;
  isEncrypted: boolean;
}

/** Reads a stripe's footer: which streams it has, and how its columns are encoded. */
export async function readStripe(
  source: ByteSource,
  tail: OrcTail,
  index: number,
): Promise<Stripe> {
  const place = tail.stripes[index];
  if (!place) throw new Unreadable(`${tail.file} has no stripe ${index + 1}.`);
  const what = `the footer of stripe ${index + 1} of ${tail.file}`;
  const packed = await source.read(place.footerStart, place.end);
  const footer = decodeMessage(
    StripeFooterSchema,
    unpackSection(tail.codec, packed, LONGEST_MESSAGE),
    what,
  );
  const columns = allColumns(tail.root).length;
  // Streams are stored one after another, and only their lengths are written down.
  let at = place.start;
  const streams = footer.streams.map((stream) => {
    const { column, kind, length } = stream;
    const start = at;
    if (!isFieldSet(stream, StreamSchema.field.kind)) {
      throw new Unreadable(
        `A stream in ${what} is of a kind that this page does not know: the file is damaged, or newer than ORC 1.1.1.`,
      );
    }
    at += asCount(length, 'a stream', tail.file);
    if (column >= columns || at > place.footerStart) {
      throw new Unreadable(`The streams in ${what} do not fit into it: the file is damaged.`);
    }
    return { column, kind, start, end: at };
  });
  return {
    place,
    streams,
    encodings: footer.columns,
    timezone: footer.writerTimezone,
    isEncrypted: footer.encryption.length > 0,
  };
}

const indexKinds: ReadonlySet<Stream_Kind> = new Set([
  Stream_Kind.ROW_INDEX,
  Stream_Kind.BLOOM_FILTER,
  Stream_Kind.BLOOM_FILTER_UTF8,
  Stream_Kind.ENCRYPTED_INDEX,
]);

/** Whether a stream belongs to a stripe's index and not to its data. */
export function isIndexStream({ kind }: StreamPlace): boolean {
  return indexKinds.has(kind);
}

export function streamOf(
  stripe: Stripe,
  column: number,
  kind: Stream_Kind,
): StreamPlace | undefined {
  return stripe.streams.find((stream) => stream.column === column && stream.kind === kind);
}

/** Whether integers are in runs of version 1 or 2. */
export function runVersion(encoding: ColumnEncoding | undefined): 1 | 2 {
  return encoding?.kind === ColumnEncoding_Kind.DIRECT_V2 ||
    encoding?.kind === ColumnEncoding_Kind.DICTIONARY_V2
    ? 2
    : 1;
}

export function isDictionary(encoding: ColumnEncoding | undefined): boolean {
  return (
    encoding?.kind === ColumnEncoding_Kind.DICTIONARY ||
    encoding?.kind === ColumnEncoding_Kind.DICTIONARY_V2
  );
}
