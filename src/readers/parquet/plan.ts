import type { ByteRange } from '../source.ts';
import type { GroupReport, Locations } from './explain.ts';
import { isWhole } from './explain.ts';
import type { ParquetFile } from './open.ts';
import { readOffsetIndex } from './page-index.ts';
import type { PageLocation } from './page-index.ts';
import { holds } from './read-pages.ts';
import type { Column } from './schema.ts';

/** What is read of one column of one row group. */
export interface ColumnPlan {
  column: Column;
  ranges: ByteRange[];
  bytes: number;
  /** Of the chunk. */
  allBytes: number;
  /** Undefined where the whole chunk is read, and nobody counted. */
  pages: number | undefined;
  allPages: number | undefined;
}

export interface GroupPlan {
  report: GroupReport;
  columns: ColumnPlan[];
  locations: Locations;
}

/**
 * The bytes that a group's report leaves to be read, for the wanted columns. Offset indexes are read where
 * only some rows are wanted: they say which pages hold these.
 *
 * @param columns the predicate's and those that are shown
 */
export async function planGroup(
  file: ParquetFile,
  report: GroupReport,
  columns: readonly Column[],
): Promise<GroupPlan> {
  const locations = new Map<number, readonly PageLocation[] | undefined>();
  const plans: ColumnPlan[] = [];
  if (report.rows.length === 0) return { report, columns: plans, locations };
  for (const column of columns) {
    const chunk = report.group.chunks[column.index];
    if (!chunk) continue;
    const pages = isWhole(report) ? undefined : await readOffsetIndex(file, chunk);
    locations.set(column.index, pages);
    const ranges = pages ? chosenRanges(chunk.pages, pages, report.rows) : [{ ...chunk.pages }];
    plans.push({
      column,
      ranges,
      bytes: ranges.reduce((sum, { start, end }) => sum + end - start, 0),
      allBytes: chunk.pages.end - chunk.pages.start,
      pages: pages?.filter((page) => holds(page, report.rows)).length,
      allPages: pages?.length,
    });
  }
  return { report, columns: plans, locations };
}

/** The pages that hold wanted rows, and what stands before the first page: the dictionary. */
function chosenRanges(
  chunk: ByteRange,
  pages: readonly PageLocation[],
  rows: readonly ByteRange[],
): ByteRange[] {
  const chosen = pages.filter((page) => holds(page, rows));
  const dictionaryEnd = pages[0]?.start ?? chunk.start;
  const ranges: ByteRange[] =
    chosen.length > 0 && dictionaryEnd > chunk.start
      ? [{ start: chunk.start, end: dictionaryEnd }]
      : [];
  for (const { start, end } of chosen) {
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}
