import { counted } from '../counted.ts';
import type { FilePart } from '../file-part.ts';
import { allColumns } from './column.ts';
import { Stream_Kind } from './proto/orc_proto_pb.ts';
import { isIndexStream, type StreamPlace, type Stripe } from './stripe.ts';
import type { OrcTail, StripePlace } from './tail.ts';
import { streamName, streamNote } from './words.ts';

/**
 * The file's bytes as nested parts, from its first byte to its last.
 *
 * @param open stripes whose footers were read: their streams are parts too
 */
export function fileParts(tail: OrcTail, open: ReadonlyMap<number, Stripe>): FilePart[] {
  const { metadata, footer, postscript, length } = tail.places;
  return [
    {
      start: 0,
      end: Math.min(3, tail.stripes[0]?.start ?? metadata),
      kind: 'mark',
      label: '“ORC”',
      note: 'Three letters that say what the file is. All else is found from the end.',
    },
    ...tail.stripes.map((place) => stripePart(tail, place, open.get(place.index))),
    {
      start: metadata,
      end: footer,
      kind: 'meta',
      label: 'metadata',
      note: 'Statistics of each column for each stripe: enough to leave out whole stripes before any of them is opened.',
    },
    {
      start: footer,
      end: postscript,
      kind: 'meta',
      label: 'footer',
      note: 'Where the stripes are, the types of the columns, the number of rows, and statistics of the whole file.',
    },
    {
      start: postscript,
      end: length,
      kind: 'meta',
      label: 'postscript',
      note: 'How long the footer and the metadata are, and how they are compressed. It is itself never compressed, so that a reader can begin with it.',
    },
    {
      start: length,
      end: tail.size,
      kind: 'mark',
      label: 'length',
      note: 'One byte, the last of the file: how long the postscript is. Every reader begins here.',
    },
  ];
}

function stripePart(tail: OrcTail, place: StripePlace, stripe: Stripe | undefined): FilePart {
  const streams = (stripe?.streams ?? []).filter(({ start, end }) => end > start);
  const columns = new Map(allColumns(tail.root).map((column) => [column.id, column]));
  const part = (stream: StreamPlace): FilePart => {
    const column = columns.get(stream.column) ?? tail.root;
    return {
      start: stream.start,
      end: stream.end,
      kind: kindOf(stream.kind),
      label: `${column.path} ${streamName(stream.kind)}`,
      note: streamNote(stream.kind, column, stripe?.encodings[column.id]),
    };
  };
  const inside = (parts: FilePart[]) =>
    stripe ? { children: parts } : { more: String(place.index) };
  return {
    start: place.start,
    end: place.end,
    kind: 'group',
    label: `stripe ${place.index + 1}`,
    note: `${counted(place.rows, 'row')}, with all of their columns: a stripe can be read by itself.`,
    children: [
      {
        start: place.start,
        end: place.dataStart,
        kind: 'index',
        label: 'index',
        note: 'Statistics and positions for each row group. It stands before the data, and a full scan steps over it.',
        ...inside(streams.filter(isIndexStream).map(part)),
      },
      {
        start: place.dataStart,
        end: place.footerStart,
        kind: 'data',
        label: 'data',
        note: 'The streams of all columns, those of one column side by side.',
        ...inside(streams.filter((stream) => !isIndexStream(stream)).map(part)),
      },
      {
        start: place.footerStart,
        end: place.end,
        kind: 'meta',
        label: 'stripe footer',
        note: 'The kind, column and length of each stream, in order: where they begin follows from that.',
      },
    ],
  };
}

function kindOf(kind: Stream_Kind): FilePart['kind'] {
  switch (kind) {
    case Stream_Kind.ROW_INDEX:
      return 'index';
    case Stream_Kind.BLOOM_FILTER:
    case Stream_Kind.BLOOM_FILTER_UTF8:
      return 'filter';
    case Stream_Kind.DICTIONARY_DATA:
      return 'dictionary';
    case Stream_Kind.PRESENT:
      return 'header';
    default:
      return 'data';
  }
}
