import { count, formatNumber } from '../../domain/amounts.ts';
import type { Stage } from '../../readers/parquet/explain.ts';
import type { ParquetFile } from '../../readers/parquet/open.ts';
import type { GroupPlan } from '../../readers/parquet/plan.ts';
import type { Simple } from '../../readers/parquet/predicate/ast.ts';
import { joinVerdicts } from '../../readers/parquet/predicate/may-match.ts';
import { countRows } from '../../readers/parquet/row-ranges.ts';
import type { RowRange } from '../../readers/parquet/row-ranges.ts';

/** What a predicate leaves to be read, as plain data for the page. */
export interface Answer {
  groups: GroupAnswer[];
  /** Row groups that are not among `groups`, because there are too many to list. */
  unlisted: number;
  totals: Totals;
}

export interface Totals {
  fileBytes: number;
  /** Of all columns that are asked for, in all row groups. */
  dataBytes: number;
  /** Of these, what is left to be read. */
  leftBytes: number;
  /** Read to find that out: indexes and Bloom filters. */
  indexBytes: number;
  rows: number;
  /** In pages that are left: among them are the rows that match. */
  leftRows: number;
  groups: Record<Stage, number>;
}

export interface GroupAnswer {
  index: number;
  rows: number;
  stage: Stage;
  why: string;
  left: RowRange[];
  leftRows: number;
  tests: TestAnswer[];
  columns: { name: string; bytes: number; allBytes: number; pages: string }[];
}

export interface TestAnswer {
  words: string;
  statistics: Said;
  bloom: Said | undefined;
  pages: { left: number; all: number; parts: PageSaid[]; unlisted: number } | undefined;
  /** Why a stage was not asked. */
  noBloom: string | undefined;
  noPages: string | undefined;
}

export interface Said {
  may: boolean;
  why: string;
}

export interface PageSaid extends Said {
  page: number;
  rows: RowRange;
}

const MOST_GROUPS = 200;
const MOST_PAGES = 60;
const MOST_RANGES = 200;

/** @param indexBytes how many were read to find out */
export function answerOf(
  { source, footer }: ParquetFile,
  predicate: Simple | undefined,
  plans: readonly GroupPlan[],
  indexBytes: number,
): Answer {
  const groups: Record<Stage, number> = { statistics: 0, bloom: 0, pages: 0, read: 0 };
  for (const { report } of plans) groups[report.stage]++;
  const columns = plans.flatMap((plan) => plan.columns);
  const asked = new Set(columns.map(({ column }) => column.index));
  return {
    groups: plans.slice(0, MOST_GROUPS).map((plan) => groupAnswer(predicate, plan)),
    unlisted: Math.max(0, footer.groups.length - MOST_GROUPS),
    totals: {
      fileBytes: source.size,
      dataBytes: footer.groups
        .flatMap(({ chunks }) => chunks)
        .filter(({ column }) => asked.has(column))
        .reduce((sum, { pages }) => sum + pages.end - pages.start, 0),
      leftBytes: columns.reduce((sum, { bytes }) => sum + bytes, 0),
      indexBytes,
      rows: footer.rows,
      leftRows: plans.reduce((sum, { report }) => sum + countRows(report.rows), 0),
      groups,
    },
  };
}

function groupAnswer(predicate: Simple | undefined, plan: GroupPlan): GroupAnswer {
  const { report } = plan;
  return {
    index: report.group.index,
    rows: report.group.rows,
    stage: report.stage,
    why: predicate ? whyOf(predicate, plan) : 'Nothing is asked: the first rows are read.',
    left: report.rows.slice(0, MOST_RANGES),
    leftRows: countRows(report.rows),
    tests: report.tests.map(({ test, statistics, bloom, pages, noBloom, noPages }) => ({
      words: test.words,
      statistics,
      bloom: bloom && { may: bloom.may, why: bloom.why },
      pages: pages && {
        left: pages.filter(({ may }) => may).length,
        all: pages.length,
        parts: pages.slice(0, MOST_PAGES),
        unlisted: Math.max(0, pages.length - MOST_PAGES),
      },
      noBloom,
      noPages,
    })),
    columns: plan.columns.map(({ column, bytes, allBytes, pages, allPages }) => ({
      name: column.name,
      bytes,
      allBytes,
      pages: pages === undefined ? 'all' : `${String(pages)} of ${String(allPages ?? 0)}`,
    })),
  };
}

/** The reason that settled it: of the tests that rule the group out, all where `or` joins them. */
function whyOf(predicate: Simple, { report }: GroupPlan): string {
  const { tests, stage, group } = report;
  if (group.rows === 0) return 'It has no rows.';
  if (stage === 'read') {
    const left = countRows(report.rows);
    return left === group.rows
      ? 'Nothing rules it out: all its pages are read.'
      : `Nothing rules it out as a whole; of its ${count(group.rows, 'row')}, pages with ${formatNumber(left)} are read.`;
  }
  if (stage === 'pages') return 'No row is in pages that may match all of it.';
  const against = tests.flatMap((one) => {
    const verdict = one.statistics.may ? one.bloom : one.statistics;
    return verdict && !verdict.may ? [{ test: one.test, why: verdict.why }] : [];
  });
  const isAlone = against.find(({ test }) => !joinVerdicts(predicate, (other) => other !== test));
  return isAlone ? isAlone.why : [...new Set(against.map(({ why }) => why))].join(' ');
}
