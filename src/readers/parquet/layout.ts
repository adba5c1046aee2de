import { counted } from '../counted.ts';
import type { FilePart } from '../file-part.ts';
import type { ByteRange } from '../source.ts';
import type { Chunk, RowGroup } from './footer.ts';
import { MAGIC, type ParquetFile } from './open.ts';
import type { Page } from './page-header.ts';
import type { Column } from './schema.ts';

/** Beyond these, a row group is drawn without its columns: nobody looks at a million of them. */
const MOST_CHUNKS = 20_000;

/** The file's bytes as nested parts, from its first magic number to its last; pages are left to be walked through. */
export function fileParts(file: ParquetFile): FilePart[] {
  const { footer, footerRange, source } = file;
  const { columns } = footer.schema;
  const hasChunks = footer.groups.length * columns.length <= MOST_CHUNKS;
  return [
    {
      start: 0,
      end: MAGIC,
      kind: 'mark',
      label: 'magic',
      note: 'The letters PAR1: this is a Parquet file. A reader begins at the other end.',
    },
    ...footer.groups.flatMap((group) => groupPart(group, columns, hasChunks)),
    ...(hasChunks ? besides(footer.groups, columns) : []),
    footerPart(file),
    {
      ...range(footerRange.end, 4),
      kind: 'mark',
      label: 'footer length',
      note: `The footer’s ${counted(footerRange.end - footerRange.start, 'byte')} as a number of four bytes, little-endian. It is read first: it says where the footer begins.`,
    },
    {
      start: source.size - MAGIC,
      end: source.size,
      kind: 'mark',
      label: 'magic',
      note: 'PAR1 again. A file that was cut off lacks it; an encrypted footer has PARE.',
    },
  ];
}

function range(start: number, length: number): ByteRange {
  return { start, end: start + length };
}

function groupPart(group: RowGroup, columns: readonly Column[], hasChunks: boolean): FilePart[] {
  const chunks = group.chunks.filter(({ pages }) => pages.end > pages.start);
  if (chunks.length === 0) return [];
  return [
    {
      start: Math.min(...chunks.map(({ pages }) => pages.start)),
      end: Math.max(...chunks.map(({ pages }) => pages.end)),
      kind: 'group',
      label: `row group ${String(group.index + 1)}`,
      note: `${counted(group.rows, 'row')}, column after column. Statistics of a row group let a reader skip it whole.`,
      children: hasChunks ? chunks.map((chunk) => chunkPart(chunk, columns)) : undefined,
    },
  ];
}

function chunkPart(chunk: Chunk, columns: readonly Column[]): FilePart {
  return {
    ...chunk.pages,
    kind: 'data',
    label: columns[chunk.column]?.name ?? '',
    note: `The values of one column, ${counted(chunk.values, 'value')}${chunk.codec ? `, packed with ${chunk.codec}` : ''}: a reader that does not need the column leaves out these bytes. Inside are pages; their headers say how long each is.`,
    more: chunk.isEncrypted ? undefined : chunkKey(chunk),
  };
}

/** What lies beside the pages: indexes and Bloom filters, each kind together, as most writers put them. */
function besides(groups: readonly RowGroup[], columns: readonly Column[]): FilePart[] {
  const parts: FilePart[] = [];
  for (const group of groups) {
    for (const chunk of group.chunks) {
      const of = `${columns[chunk.column]?.name ?? ''} of row group ${String(group.index + 1)}`;
      if (chunk.columnIndex) {
        parts.push({
          ...chunk.columnIndex,
          kind: 'index',
          label: `column index, ${of}`,
          note: 'Min, max and null count of each page of the column: which pages can be skipped.',
        });
      }
      if (chunk.offsetIndex) {
        parts.push({
          ...chunk.offsetIndex,
          kind: 'index',
          label: `offset index, ${of}`,
          note: 'Where each page lies, and with which row it begins: it leads from rows that match to pages of all columns.',
        });
      }
      if (chunk.bloom?.end !== undefined) {
        parts.push({
          start: chunk.bloom.start,
          end: chunk.bloom.end,
          kind: 'filter',
          label: `Bloom filter, ${of}`,
          note: 'Bits that hashes of the column’s values have set. A value that lacks one of its bits is in no row.',
        });
      }
    }
  }
  return neighbours(parts.sort((a, b) => a.start - b.start));
}

const PLURALS: Record<string, string> = {
  'column index': 'column indexes',
  'offset index': 'offset indexes',
  'Bloom filter': 'Bloom filters',
};

/** Parts of one kind that touch become one, with the others inside. */
function neighbours(parts: readonly FilePart[]): FilePart[] {
  const runs: FilePart[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.end === part.start && sort(last) === sort(part)) run.push(part);
    else runs.push([part]);
  }
  return runs.flatMap((run): FilePart[] => {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) return [];
    if (run.length === 1) return [first];
    return [
      {
        start: first.start,
        end: last.end,
        kind: first.kind,
        label: PLURALS[sort(first)] ?? sort(first),
        note: `${run.length.toLocaleString('en')} of them. ${first.note ?? ''}`,
        children: run,
      },
    ];
  });
}

function sort({ label }: FilePart): string {
  return label.split(',')[0] ?? label;
}

const FOOTER_FIELDS: Record<number, string> = {
  1: 'version',
  2: 'schema',
  3: 'number of rows',
  4: 'row groups',
  5: 'key-value metadata',
  6: 'created by',
  7: 'column orders',
  8: 'encryption algorithm',
  9: 'signing key metadata',
};

function footerPart({ footer, footerRange, footerFields }: ParquetFile): FilePart {
  return {
    ...footerRange,
    kind: 'meta',
    label: 'footer',
    note: 'The schema, and for each row group and column: where its pages lie, how they are encoded, and statistics. It stands at the end, so that a writer needs one pass.',
    children: footerFields.map(({ id, start, end, items }) => ({
      start,
      end,
      kind: 'meta',
      label: FOOTER_FIELDS[id] ?? `field ${String(id)}`,
      children: items.map((item, i) => ({
        ...item,
        kind: 'meta' as const,
        label: itemName(id, i, footer),
      })),
    })),
  };
}

function itemName(field: number, item: number, footer: ParquetFile['footer']): string {
  if (field === 4) return `row group ${String(item + 1)}`;
  if (field === 5) return footer.keyValues[item]?.key ?? String(item);
  if (field === 7) return footer.schema.columns[item]?.name ?? String(item);
  return String(item + 1);
}

/** The pages of a chunk, each with its header and body. */
export function pageParts(pages: readonly Page[]): FilePart[] {
  let data = 0;
  return pages.map((page) => {
    const isDictionary = page.type === 'DICTIONARY_PAGE';
    if (!isDictionary) data++;
    const levels = page.repetitionBytes + page.definitionBytes;
    return {
      start: page.start,
      end: page.end,
      kind: isDictionary ? 'dictionary' : 'data',
      label: isDictionary ? 'dictionary' : `page ${String(data)}`,
      note: isDictionary
        ? `${counted(page.values, 'distinct value')}; pages hold their numbers. It must be read with any page of the chunk.`
        : `${counted(page.values, 'value')}, encoded as ${page.encoding}${page.rows === undefined ? '' : ' (data page version 2)'}. A page is unpacked whole, or not at all.`,
      children: [
        {
          start: page.start,
          end: page.bodyStart,
          kind: 'header',
          label: 'page header',
          note: 'How long the page is, packed and unpacked, how many values it has, and how they are encoded.',
        },
        ...(levels > 0
          ? [
              {
                ...range(page.bodyStart, levels),
                kind: 'data' as const,
                label: 'levels',
                note: 'Which values are null, and where lists begin. Version 2 leaves them unpacked, so that they can be read alone.',
              },
            ]
          : []),
        {
          start: page.bodyStart + levels,
          end: page.end,
          kind: isDictionary ? 'dictionary' : 'data',
          label: 'values',
        },
      ],
    };
  });
}

/** Names a chunk whose pages are still to be walked through. */
export function chunkKey({ group, column }: { group: number; column: number }): string {
  return `${group}:${column}`;
}

export function fromChunkKey(key: string): { group: number; column: number } {
  const [group = 0, column = 0] = key.split(':').map(Number);
  return { group, column };
}
