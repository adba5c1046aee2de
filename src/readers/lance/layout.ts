import { counted } from '../counted.ts';
import type { FilePart } from '../file-part.ts';
import type { ByteRange } from '../source.ts';
import type { Chunk } from './chunk-table.ts';
import type { LanceColumn, LanceFile, LancePage } from './data-file.ts';
import type { ManifestFile } from './manifest.ts';
import { pageWords } from './page-words.ts';
import { leafPaths } from './schema.ts';

/** Bytes between buffers, so that each begins at a multiple of 64. */
const MOST_PADDING = 4096;

/** The path of each column’s leaf, in the order of a file’s columns. */
export function columnNames({ fields, columns }: LanceFile): string[] {
  const leaves = fields.flatMap(leafPaths).map((path) => path.at(-1)?.path ?? '');
  return columns.map(({ index }) =>
    leaves.length === columns.length ? (leaves[index] ?? '') : `column ${index}`,
  );
}

/**
 * The bytes of a data file as nested parts.
 *
 * @param chunks of pages whose chunk table was read, by `column page`
 */
export function fileParts(
  file: LanceFile,
  chunks: ReadonlyMap<string, readonly Chunk[]>,
): FilePart[] {
  const { columns, columnTable, globalTable, footer } = file.places;
  const names = columnNames(file);
  const metadataEnd = Math.max(columns, ...file.columns.map(({ place }) => place.end));
  const parts = [
    ...file.columns.flatMap((column) =>
      column.pages.flatMap((page, at) =>
        pagePart(column, page, at, names[column.index] ?? '', chunks.get(`${column.index} ${at}`)),
      ),
    ),
    ...file.globalBuffers.map((place, at): FilePart => ({
      ...place,
      kind: 'meta',
      label: at === 0 ? 'schema' : `global buffer ${at}`,
      note:
        at === 0
          ? 'The fields of the file and its number of rows: the first global buffer.'
          : 'Bytes that belong to no single column.',
    })),
    {
      start: columns,
      end: metadataEnd,
      kind: 'group' as const,
      label: 'column metadata',
      note: 'One message a column: where its pages are, and how they are encoded. A reader fetches those of the columns that it needs.',
      children: file.columns.map(({ place, index }): FilePart => ({
        ...place,
        kind: 'meta',
        label: names[index] ?? `column ${index}`,
        note: 'Where the pages of the column are, and how they are encoded.',
      })),
    },
    {
      start: columnTable,
      end: columnTable + file.columns.length * 16,
      kind: 'index' as const,
      label: 'column table',
      note: 'Where each column’s metadata is: 16 bytes a column, so that one of thousands is found without reading the others.',
    },
    {
      start: globalTable,
      end: globalTable + file.globalBuffers.length * 16,
      kind: 'index' as const,
      label: 'global table',
      note: 'Where the global buffers are.',
    },
    footerPart(footer, file.size),
  ];
  return withPadding(parts.filter(({ start, end }) => end > start));
}

function footerPart(start: number, end: number): FilePart {
  const field = (from: number, to: number, label: string, note: string): FilePart => ({
    start: start + from,
    end: start + to,
    kind: 'meta',
    label,
    note,
  });
  return {
    start,
    end,
    kind: 'meta',
    label: 'footer',
    note: '40 bytes of a fixed form: where all else is. Every reader begins here.',
    children: [
      field(0, 8, 'first column', 'Where the column metadata begins.'),
      field(8, 16, 'column table', 'Where the table of columns is.'),
      field(16, 24, 'global table', 'Where the table of global buffers is.'),
      field(24, 28, 'global buffers', 'How many there are.'),
      field(28, 32, 'columns', 'How many there are.'),
      field(32, 36, 'version', 'Of the file format: major and minor.'),
      { ...field(36, 40, '“LANC”', 'Four letters that say what the file is.'), kind: 'mark' },
    ],
  };
}

function pagePart(
  column: LanceColumn,
  page: LancePage,
  at: number,
  name: string,
  chunks: readonly Chunk[] | undefined,
): FilePart[] {
  const words = pageWords(page);
  const children = page.buffers.map((place, index): FilePart => {
    const buffer = words.buffers[index];
    const label = buffer?.name ?? `buffer ${index + 1}`;
    return {
      ...place,
      kind: kindOf(label),
      label,
      note: buffer?.note,
      ...(label === 'chunks' &&
        (chunks ? { children: chunks.map(chunkPart) } : { more: `${column.index} ${at}` })),
    };
  });
  const start = Math.min(...page.buffers.map((place) => place.start));
  const end = Math.max(...page.buffers.map((place) => place.end));
  if (!(end > start)) return [];
  return [
    {
      start,
      end,
      kind: 'data',
      label: column.pages.length === 1 ? name : `${name}, page ${at + 1}`,
      note: `A page with ${counted(page.rows, 'row')}: ${words.layout}. ${words.note}`,
      children: withPadding(children.filter((child) => child.end > child.start)),
    },
  ];
}

function chunkPart(chunk: Chunk, at: number): FilePart {
  const { start, end, items } = chunk;
  return {
    start,
    end,
    kind: 'data',
    label: `chunk ${at + 1}`,
    note: `${counted(items, 'value')} that are unpacked together.`,
  };
}

function kindOf(buffer: string): FilePart['kind'] {
  if (buffer.startsWith('dictionary')) return 'dictionary';
  if (/table|index/.test(buffer)) return 'index';
  return 'data';
}

/** The bytes of a manifest’s file. */
export function manifestParts({ size, places }: ManifestFile): FilePart[] {
  const message = (place: ByteRange | null, label: string, note: string): FilePart[] =>
    place ? [{ ...place, kind: 'meta', label, note }] : [];
  const parts: FilePart[] = [
    ...message(places.transaction, 'transaction', 'What the commit did.'),
    ...message(places.indices, 'indices', 'Which indices there are, and over which fields.'),
    ...message(
      places.manifest,
      'manifest',
      'Fields, fragments and their files: all of this version.',
    ),
    {
      start: size - 16,
      end: size - 8,
      kind: 'index',
      label: 'place',
      note: 'Where the manifest begins in the file.',
    },
    {
      start: size - 8,
      end: size,
      kind: 'mark',
      label: 'version, “LANC”',
      note: 'Of the format; and four letters that say what the file is.',
    },
  ];
  return parts.sort((a, b) => a.start - b.start);
}

function withPadding(parts: readonly FilePart[]): FilePart[] {
  const sorted = [...parts].sort((a, b) => a.start - b.start);
  return sorted.flatMap((part, at) => {
    const end = sorted[at - 1]?.end ?? part.start;
    const gap = part.start - end;
    const padding: FilePart = {
      start: end,
      end: part.start,
      kind: 'gap',
      label: 'padding',
      note: 'Empty bytes, so that the next buffer begins at a multiple of 64.',
    };
    return gap > 0 && gap < MOST_PADDING ? [padding, part] : [part];
  });
}
