import { Unreadable } from '../unreadable.ts';
import type { Chunk } from './footer.ts';
import type { ParquetFile } from './open.ts';
import { readPageHeader } from './page-header.ts';
import type { Page } from './page-header.ts';

/** More pages of one chunk than this are not walked: without an index each costs a read. */
export const MOST_PAGES = 20_000;

/** Names a chunk in messages: `Column amount of row group 3 of orders.parquet` */
export function chunkInWords({ source, footer }: ParquetFile, chunk: Chunk): string {
  const name = footer.schema.columns[chunk.column]?.name ?? String(chunk.column);
  return `Column ${name} of row group ${String(chunk.group + 1)} of ${source.name}`;
}

/**
 * The chunk's pages, header by header: each says how long its page is, and so where the next begins. Only
 * the headers are read.
 *
 * @param onProgress called with how much of the chunk lies behind, 0 to 1
 */
export async function walkPages(
  file: ParquetFile,
  chunk: Chunk,
  onProgress?: (done: number) => void,
): Promise<Page[]> {
  const what = chunkInWords(file, chunk);
  if (chunk.isEncrypted) throw new Unreadable(`${what} is encrypted: its pages cannot be read.`);
  const { start, end } = chunk.pages;
  const pages: Page[] = [];
  for (let at = start; at < end;) {
    if (pages.length === MOST_PAGES) {
      throw new Unreadable(
        `${what} has more than ${String(MOST_PAGES)} pages: too many to walk through one by one.`,
      );
    }
    const page = await readPageHeader(file.source, at, end, what);
    pages.push(page);
    at = page.end;
    if (pages.length % 64 === 0) onProgress?.((at - start) / (end - start));
  }
  return pages;
}
