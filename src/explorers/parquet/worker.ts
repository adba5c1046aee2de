import { expose, transfer } from 'comlink';
import type { FilePart } from '../../readers/file-part.ts';
import type { Settings } from '../../readers/parquet/write/settings.ts';
import { bytesSource, type ByteRange } from '../../readers/source.ts';
import { holder } from '../shell/held.ts';
import { loadFile } from '../shell/load-file.ts';
import type { Totals } from './answer.ts';
import type { ColumnFacts } from './facts.ts';
import { Session, type Misread } from './session.ts';

/** A file that the page wrote, taken apart by the same reader. */
export interface Written {
  settings: Settings;
  bytes: Uint8Array<ArrayBuffer>;
  parts: readonly FilePart[];
  columns: ColumnFacts[];
  footerBytes: number;
  /** What the predicate leaves of it. */
  asked: { totals: Totals; matches: number; ranges: ByteRange[] } | null;
  misread: Misread | null;
}

const api = {
  ...holder(async (source) => Session.open(await loadFile(source))),
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
      settings,
      bytes,
      parts: await own.allParts(),
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
