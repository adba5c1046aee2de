import type { ByteSource } from '../source.ts';
import { filterOf } from './bloom.ts';
import type { OrcColumn } from './column.ts';
import { judge, matches, type Predicate, type Verdict } from './predicate.ts';
import { Stream_Kind, Type_Kind } from './proto/orc_proto_pb.ts';
import { readBloomFilters, readRowIndexes } from './row-index.ts';
import { readColumns } from './rows.ts';
import { columnFacts } from './statistics.ts';
import { readStripe, streamOf, type Stripe } from './stripe.ts';
import type { OrcTail, StripePlace } from './tail.ts';

export interface GroupVerdict extends Verdict {
  /** Of the file. */
  firstRow: number;
  rows: number;
  /** Rows that match, where the group was read; null where it was not. */
  matching: number | null;
}

export interface StripeVerdict {
  index: number;
  /** By the statistics of the stripe, which stand in the file's tail. */
  verdict: Verdict;
  /** Empty where the stripe was left out. */
  groups: GroupVerdict[];
}

export interface Scan {
  /** By the statistics of the file. */
  file: Verdict;
  stripes: StripeVerdict[];
  rowsRead: number;
  rowsMatching: number;
  /** Whether the scan stopped early: this page decodes only so many rows. */
  isCut: boolean;
}

/** Beyond, a scan is for an engine and not for a page. */
const MOST_SCANNED = 200_000;
const MOST_GROUPS = 5_000;

/**
 * Reads as an engine does that is given one comparison: file statistics, stripe statistics, row index
 * and Bloom filters, and then the column's values in the row groups that are left.
 */
export async function scan(
  source: ByteSource,
  tail: OrcTail,
  predicate: Predicate,
  onProgress: (done: number) => void,
): Promise<Scan> {
  const { id, kind } = predicate.column;
  const factsOf = (statistics: readonly Parameters<typeof columnFacts>[0][] | undefined) => {
    const own = statistics?.[id];
    return own && columnFacts(own, kind);
  };
  const result: Scan = {
    file: judge(predicate, factsOf(tail.statistics)),
    stripes: [],
    rowsRead: 0,
    rowsMatching: 0,
    isCut: false,
  };
  if (result.file.skip) return result;
  let groups = 0;
  for (const place of tail.stripes) {
    onProgress(place.index / tail.stripes.length);
    const verdict = judge(predicate, factsOf(tail.stripeStatistics[place.index]));
    const stripe: StripeVerdict = { index: place.index, verdict, groups: [] };
    result.stripes.push(stripe);
    if (verdict.skip) continue;
    if (result.rowsRead >= MOST_SCANNED || groups >= MOST_GROUPS) {
      result.isCut = true;
      break;
    }
    await scanStripe(source, tail, place, predicate, stripe, result);
    groups += stripe.groups.length;
  }
  return result;
}

async function scanStripe(
  source: ByteSource,
  tail: OrcTail,
  place: StripePlace,
  predicate: Predicate,
  into: StripeVerdict,
  totals: Scan,
): Promise<void> {
  const { id, kind } = predicate.column;
  const stripe = await readStripe(source, tail, place.index);
  const indexes =
    tail.stride > 0 ? await readRowIndexes(source, tail, stripe, [id]) : new Map<number, never[]>();
  const entries = indexes.get(id) ?? [];
  const filters =
    predicate.operator === '=' && hasUsableFilters(stripe, predicate.column)
      ? await readBloomFilters(source, tail, stripe, id)
      : [];
  const size = entries.length > 0 ? tail.stride : place.rows;
  for (let group = 0; group * size < place.rows && group < MOST_GROUPS; group += 1) {
    const statistics = entries[group]?.statistics;
    const filter = filters[group];
    const verdict = judge(
      predicate,
      statistics && columnFacts(statistics, kind),
      filter && filterOf(filter),
    );
    const from = group * size;
    into.groups.push({
      ...verdict,
      firstRow: place.firstRow + from,
      rows: Math.min(size, place.rows - from),
      matching: null,
    });
  }
  for (const run of keptRuns(into.groups)) {
    const wanted = run.reduce((sum, { rows }) => sum + rows, 0);
    const count = Math.min(wanted, MOST_SCANNED - totals.rowsRead);
    if (count < wanted) totals.isCut = true;
    const from = (run[0]?.firstRow ?? 0) - place.firstRow;
    const [cells = []] = await readColumns(
      source,
      tail,
      stripe,
      [predicate.column],
      from,
      count,
      indexes,
    );
    let at = 0;
    for (const group of run) {
      const own = cells.slice(at, (at += group.rows));
      if (own.length < group.rows) break;
      group.matching = own.filter((cell) => matches(predicate, cell)).length;
      totals.rowsMatching += group.matching;
    }
    totals.rowsRead += count;
  }
}

/** Groups that must be read, those side by side together: they are one read. */
function keptRuns(groups: readonly GroupVerdict[]): GroupVerdict[][] {
  const runs: GroupVerdict[][] = [];
  let isOpen = false;
  for (const group of groups) {
    if (!group.skip && isOpen) runs.at(-1)?.push(group);
    else if (!group.skip) runs.push([group]);
    isOpen = !group.skip;
  }
  return runs;
}

/** The older kind hashed text in the writer's own character set (ORC-101): of no use to others. */
function hasUsableFilters(stripe: Stripe, { id, kind }: OrcColumn): boolean {
  const isText = kind === Type_Kind.STRING || kind === Type_Kind.VARCHAR || kind === Type_Kind.CHAR;
  return !isText || streamOf(stripe, id, Stream_Kind.BLOOM_FILTER_UTF8) !== undefined;
}
