import type { ByteRange } from '../source.ts';
import { LONGEST_READ } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { decodeDictionary } from './decode-page.ts';
import type { ChunkDecoder } from './decode-page.ts';
import type { ParquetFile } from './open.ts';
import { decodePageHeader } from './page-header.ts';
import type { Page } from './page-header.ts';
import type { PageLocation } from './page-index.ts';
import type { Stored } from './values.ts';

/** A data page with its bytes. */
export interface ReadPage {
  page: Page;
  body: Uint8Array;
  /** The chunk's dictionary, once one was read. */
  dictionary: readonly Stored[] | undefined;
  /** Row of the row group with which it begins; undefined where only its levels tell. */
  firstRow: number | undefined;
}

/** Pages that lie side by side are read together, up to this many bytes. */
const LONGEST_RUN = 4 * 1024 * 1024;

/**
 * The data pages of a chunk, one after the other; with an offset index only those that hold asked rows, and
 * the dictionary, which no index lists.
 *
 * @param locations from the offset index, or undefined: then all pages are read, in order
 * @param rows sorted ranges of rows of the row group
 */
export async function* readPages(
  file: ParquetFile,
  decoder: ChunkDecoder,
  locations: readonly PageLocation[] | undefined,
  rows: readonly ByteRange[],
): AsyncGenerator<ReadPage> {
  if (decoder.chunk.isEncrypted) {
    throw new Unreadable(`${decoder.what} is encrypted: it cannot be read without its key.`);
  }
  if (locations) yield* readChosen(file, decoder, locations, rows);
  else yield* readAll(file, decoder);
}

/** Whether a page holds one of the rows. */
export function holds(page: PageLocation, rows: readonly ByteRange[]): boolean {
  return rows.some(({ start, end }) => page.firstRow < end && start < page.endRow);
}

/** Where the dictionary page lies: before the first data page. Undefined where there is none. */
export function dictionaryRange(
  { chunk }: ChunkDecoder,
  locations: readonly PageLocation[],
): ByteRange | undefined {
  const end = locations[0]?.start ?? chunk.pages.start;
  return end > chunk.pages.start ? { start: chunk.pages.start, end } : undefined;
}

async function* readChosen(
  file: ParquetFile,
  decoder: ChunkDecoder,
  locations: readonly PageLocation[],
  rows: readonly ByteRange[],
): AsyncGenerator<ReadPage> {
  const chosen = locations.filter((page) => holds(page, rows));
  if (chosen.length === 0) return;
  let dictionary: readonly Stored[] | undefined;
  const ahead = dictionaryRange(decoder, locations);
  if (ahead) {
    const bytes = await read(file, decoder, ahead);
    const page = headerAt(decoder, bytes, 0, ahead);
    if (page.type === 'DICTIONARY_PAGE') {
      dictionary = await decodeDictionary(decoder, page, bodyOf(bytes, page, ahead.start));
    }
  }
  for (const run of runsOf(chosen)) {
    const range = { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
    const bytes = await read(file, decoder, range);
    for (const location of run) {
      const page = headerAt(decoder, bytes, location.start - range.start, location);
      yield {
        page,
        body: bodyOf(bytes, page, range.start),
        dictionary,
        firstRow: location.firstRow,
      };
    }
  }
}

function runsOf(pages: readonly PageLocation[]): PageLocation[][] {
  const runs: PageLocation[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run && first && run.at(-1)?.end === page.start && page.end - first.start <= LONGEST_RUN) {
      run.push(page);
    } else runs.push([page]);
  }
  return runs;
}

/** Without an offset index: from the first page to the last, as many bytes at a time as make a run. */
async function* readAll(file: ParquetFile, decoder: ChunkDecoder): AsyncGenerator<ReadPage> {
  const { start, end } = decoder.chunk.pages;
  let dictionary: readonly Stored[] | undefined;
  let bytes: Uint8Array = new Uint8Array(0);
  let from = start;
  const fill = async (at: number, least: number) => {
    from = at;
    bytes = await read(file, decoder, {
      start: at,
      end: Math.min(end, Math.max(least, at + LONGEST_RUN)),
    });
  };
  for (let at = start; at < end;) {
    const ahead = decodePageHeader(bytes, at - from, at, end, decoder.what, false);
    if (!ahead) await fill(at, at);
    const page = ahead ?? headerAt(decoder, bytes, 0, { start: at, end });
    if (page.end > from + bytes.length) await fill(at, page.end);
    const body = bodyOf(bytes, page, from);
    if (page.type === 'DICTIONARY_PAGE') {
      dictionary = await decodeDictionary(decoder, page, body);
    } else if (page.type !== 'INDEX_PAGE') {
      yield { page, body, dictionary, firstRow: undefined };
    }
    at = page.end;
  }
}

function read(file: ParquetFile, { what }: ChunkDecoder, range: ByteRange): Promise<Uint8Array> {
  if (range.end - range.start > LONGEST_READ) {
    throw new Unreadable(
      `${what} has a page of ${String(range.end - range.start)} bytes: more than this page reads at once.`,
    );
  }
  return file.source.read(range.start, range.end);
}

function headerAt(
  { what }: ChunkDecoder,
  bytes: Uint8Array,
  at: number,
  { start, end }: ByteRange,
): Page {
  const page = decodePageHeader(bytes, at, start, end, what, true);
  if (!page) throw new Unreadable(`${what} has no page at byte ${String(start)}: it is damaged.`);
  return page;
}

function bodyOf(bytes: Uint8Array, page: Page, from: number): Uint8Array {
  return bytes.subarray(page.bodyStart - from, page.end - from);
}
