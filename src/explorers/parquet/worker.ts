import { expose, transfer } from 'comlink';
import type { Settings } from '../../readers/parquet/write/settings.ts';
import type { ByteRange } from '../../readers/source.ts';
import { blobSource, bytesSource } from '../../readers/source.ts';
import { Unreadable } from '../../readers/unreadable.ts';
import type { Span } from '../shell/spans.ts';
import type { Totals } from './answer.ts';
import type { ColumnFacts, Overview } from './facts.ts';
import type { Misread, Query, Read } from './session.ts';
import { Session } from './session.ts';

/** A file to open: the reader's own, or one of the site's. */
export type Source = { file: Blob; name: string } | { href: string; name: string };

/** A file that the page wrote, taken apart by the same reader. */
export interface Written {
  bytes: Uint8Array<ArrayBuffer>;
  spans: Span[];
  columns: ColumnFacts[];
  footerBytes: number;
  /** What the predicate leaves of it. */
  asked: { totals: Totals; matches: number; ranges: ByteRange[] } | null;
  misread: Misread | null;
}

let session: Session | undefined;
let opened: string | undefined;

async function blobOf(source: Source): Promise<Blob> {
  if ('file' in source) return source.file;
  let response;
  try {
    response = await fetch(source.href);
  } catch {
    throw new Unreadable(`${source.name} could not be loaded: there is no connection.`);
  }
  if (!response.ok) throw new Unreadable(`${source.name} could not be loaded.`);
  return response.blob();
}

function current(): Session {
  if (!session) throw new Error('no file is open');
  return session;
}

const api = {
  /** Opens a file, unless it is the one that is open: a worker that was ended has none. */
  async open(key: string, source: Source): Promise<{ overview: Overview; read: Read }> {
    if (opened !== key || !session) {
      session = undefined;
      session = await Session.open(blobSource(await blobOf(source), source.name));
      opened = key;
    }
    return { overview: session.overview, read: session.read };
  },
  has: (key: string) => opened === key && session !== undefined,
  column: (index: number) => current().column(index),
  chunk: (group: number, column: number, onProgress: (done: number) => void) =>
    current().chunk(group, column, onProgress),
  explain: (query: Query, onProgress: (done: number) => void) =>
    current().explain(query, onProgress),
  rows: (query: Query, onProgress: (done: number) => void) => current().rows(query, onProgress),
  countAll: (where: string, onProgress: (done: number) => void) =>
    current().countAll(where, onProgress),
  async write(settings: Settings, where: string): Promise<Written> {
    // The writer is loaded by those who write.
    const { writeOrders } = await import('../../readers/parquet/write/write-orders.ts');
    const bytes = writeOrders(settings);
    const own = await Session.open(bytesSource(bytes, 'orders.parquet'));
    const { columns, footerBytes, schema } = own.overview;
    const query = { where, fields: schema.children.map((_, i) => i) };
    const { answer, misread } = await own.explain(query, () => undefined);
    const rows = answer && (await own.rows(query, () => undefined));
    const written: Written = {
      bytes,
      spans: await own.spans(),
      columns,
      footerBytes,
      asked: answer &&
        rows && { totals: answer.totals, matches: rows.matches, ranges: rows.ranges },
      misread,
    };
    return transfer(written, [bytes.buffer]);
  },
};

export type Api = typeof api;

expose(api);
