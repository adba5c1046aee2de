import { readPlain } from 'hyparquet/src/plain.js';
import { Unreadable } from '../unreadable.ts';
import { PageFault, plainWidth } from './check-page.ts';
import { decodeLevels } from './decode-levels.ts';
import { decodeValues, MOST_TEXTS, MOST_VALUES } from './decode-values.ts';
import type { Chunk } from './footer.ts';
import type { Page } from './page-header.ts';
import type { Column } from './schema.ts';
import { unpackPage } from './unpack-page.ts';
import type { Stored } from './values.ts';

/** What a data page holds. An entry is a value, a null, or an empty list. */
export interface PageValues {
  entries: number;
  /** One for each entry; empty where all are the highest, and so every entry has a value. */
  definitions: number[];
  /** One for each entry, and 0 where a row begins; empty where there is no list, and an entry is a row. */
  repetitions: number[];
  /** In the order of the entries that have one. */
  values: Stored[];
}

/** What is the same for all pages of a chunk. */
export interface ChunkDecoder {
  column: Column;
  chunk: Chunk;
  /** Names the chunk in messages. */
  what: string;
}

/** The entries of a dictionary page, in PLAIN encoding. */
export async function decodeDictionary(
  { column, chunk, what }: ChunkDecoder,
  page: Page,
  body: Uint8Array,
): Promise<Stored[]> {
  const where = `The dictionary of ${what}`;
  const bytes = await unpackPage(chunk.codec, body, page.uncompressed, where);
  return orUnreadable(where, () => {
    const count = page.values;
    const isMany = count > (column.physical === 'BYTE_ARRAY' ? MOST_TEXTS : MOST_VALUES);
    if (isMany || count * plainWidth(column) > bytes.length) {
      throw new PageFault('it has too many values');
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const values = readPlain({ view, offset: 0 }, column.physical, count, column.length);
    return Array.from(values as ArrayLike<Stored>);
  });
}

/**
 * The levels and values of a data page, of version 1 or 2.
 *
 * @param dictionary of the chunk, where it has one
 */
export async function decodeDataPage(
  { column, chunk, what }: ChunkDecoder,
  page: Page,
  body: Uint8Array,
  dictionary: readonly Stored[] | undefined,
): Promise<PageValues> {
  const where = `The page at byte ${String(page.start)} of ${what}`;
  if (page.values > MOST_VALUES) {
    throw new Unreadable(`${where} has ${String(page.values)} values: too many for this page.`);
  }
  if (page.type === 'DATA_PAGE_V2') {
    // Levels stand before the values, and are not packed.
    const levelBytes = page.repetitionBytes + page.definitionBytes;
    const packed = body.subarray(levelBytes);
    const bytes = page.isCompressed
      ? await unpackPage(chunk.codec, packed, page.uncompressed - levelBytes, where)
      : packed;
    return orUnreadable(where, () => {
      const levels = decodeLevels(column, page, body);
      return finish(levels, decodeValues(column, page, bytes, 0, levels.values, dictionary));
    });
  }
  const bytes = await unpackPage(chunk.codec, body, page.uncompressed, where);
  return orUnreadable(where, () => {
    const levels = decodeLevels(column, page, bytes);
    return finish(levels, decodeValues(column, page, bytes, levels.end, levels.values, dictionary));
  });
}

function finish(levels: ReturnType<typeof decodeLevels>, values: Stored[]): PageValues {
  const { entries, definitions, repetitions } = levels;
  return { entries, definitions, repetitions, values };
}

/** Whatever the decoding trips over, the page is damaged. */
export function orUnreadable<T>(where: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const why = error instanceof PageFault ? `: ${error.message}` : '';
    throw new Unreadable(`${where} cannot be decoded${why}. It is damaged.`);
  }
}
