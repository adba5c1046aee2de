import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { Stage } from '../../readers/parquet/explain.ts';
import type { ColumnOrder } from '../../readers/parquet/footer.ts';
import type { Plain } from '../../readers/plain-value.ts';
import type { GroupAnswer, Totals } from './answer.ts';
import { percent } from '../shell/percent.ts';

/** A cell in one line. */
export function plainInWords(value: Plain): string {
  if (typeof value === 'string') {
    const text = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    return text === '' ? "''" : text;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function orderInWords(order: ColumnOrder): string {
  switch (order) {
    case 'type':
      return 'Min and max are ordered as its type says.';
    case 'ieee754':
      return 'Min and max are ordered by IEEE 754’s total order, where NaN has a place.';
    case 'int96':
      return 'Min and max are ordered by time.';
    case 'missing':
      return 'The footer does not say how min and max are ordered.';
    case 'unknown':
      return 'Min and max have an order that is newer than this page.';
  }
}

export const stageNames: Record<Stage, string> = {
  statistics: 'skipped by statistics',
  bloom: 'skipped by a Bloom filter',
  pages: 'skipped by the column index',
  read: 'read',
};

export function stageInWords({ stage, rows, leftRows }: GroupAnswer): string {
  if (stage !== 'read' || leftRows === rows) return stageNames[stage];
  return `read in part: ${formatNumber(leftRows)} of ${formatNumber(rows)} rows`;
}

/** One or two sentences on what is left. */
export function totalsInWords(totals: Totals): string {
  const { groups, leftBytes, dataBytes, indexBytes } = totals;
  const all = groups.statistics + groups.bloom + groups.pages + groups.read;
  const skipped = all - groups.read;
  const first =
    skipped === 0
      ? `No row group of ${formatNumber(all)} is skipped.`
      : `${count(skipped, 'row group')} of ${formatNumber(all)} ${skipped === 1 ? 'is' : 'are'} skipped.`;
  const index =
    indexBytes > 0 ? ` To find that out, ${count(indexBytes, 'byte')} of indexes were read.` : '';
  return `${first} ${formatBytes(leftBytes)} of ${formatBytes(dataBytes)} (${percent(leftBytes, dataBytes)}) are left to be read.${index}`;
}
