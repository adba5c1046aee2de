import { expect, test, type Page } from './site.ts';
import { searchFor, targetsOf } from './search.ts';

/** What readers look for, and the places that answer it: the better the higher one of them stands. */
const queries: [query: string, ...places: string[]][] = [
  ['validity bitmap', 'col-bitmap'],
  ['copy on write vs merge on read', 'tff-update', 'lsm-modes', 'plb-modes'],
  ['merge-on-read', 'tff-update', 'lsm-modes', 'plb-modes'],
  ['key group', 'fst-key-groups'],
  ['how does a watermark work', 'ftw-watermark'],
  ['why does my window never fire', 'ftw-stuck'],
  ['unaligned checkpoint', 'fcb-unaligned'],
  ['write amplification', 'lsm-amps', 'lsm-trace'],
  ['pin_memory', 'dl-pinning'],
  ['kafka exactly once', 'fss-kafka'],
  ['state ttl', 'fst-ttl', 'fsc-state'],
  ['write skew', 'tff-isolation', 'pcc-isolation'],
  ['partial-update', 'pme-partial'],
  ['lookup changelog producer', 'pcl-compaction'],
  ['G1 log', 'jvm-g1'],
  ['happens-before', 'jvm-edges'],
  ['slot sharing', 'frt-slots'],
  ['operator chaining', 'frt-chains'],
  ['dictionary arrays', 'col-nested'],
  ['rocksdb block cache', 'fsb-memory'],
  ['kryo', 'fsv-kryo'],
  ['restore a savepoint in claim mode', 'fsv-claim'],
  ['temporal join', 'fsc-time-joins'],
  ['mini-batch aggregation', 'fsc-skew'],
  ['credit based flow control', 'fnb-credit'],
  ['incremental checkpoint files', 'fsb-files', 'fsb-checkpoint'],
  ['rebalance a hot key', 'fsc-skew', 'fnb-culprit'],
  ['orphan files', 'pft-delete'],
  ['arrow string view', 'col-strings'],
  ['null count buffer', 'col-bitmap'],
  ['prefetch factor', 'dl-inflight'],
  ['retained checkpoint', 'fsv-kinds'],
  ['broadcast state', 'fst-broadcast'],
  ['transaction timeout', 'fss-kafka'],
  ['idle partition', 'ftw-inputs'],
  ['task manager crash', 'frt-loss'],
  ['sequence field', 'pme-order'],
  ['schema change cdc', 'fci-ddl'],
  ['upsert materialize', 'fsc-keys'],
  ['dynamic bucket', 'plb-kinds'],
  ['distributed sampler', 'dl-ranks'],
];

/** One divided by the place of the first right answer; 0 where it is not shown. */
async function reciprocalRank(page: Page, [query, ...places]: (typeof queries)[number]) {
  const targets = await targetsOf(await searchFor(page, query));
  const at = targets.findIndex((target) => places.some((place) => target.endsWith(`#${place}`)));
  return at < 0 ? 0 : 1 / (at + 1);
}

test('what readers look for leads to the section that answers it', async ({ page }) => {
  await page.goto('/');
  const ranks: Record<string, number> = {};
  for (const query of queries) ranks[query[0]] = await reciprocalRank(page, query);
  const values = Object.values(ranks);
  const mean = values.reduce((sum, rank) => sum + rank, 0) / values.length;
  expect(mean, JSON.stringify(ranks)).toBeGreaterThan(0.85);
  expect(ranks['validity bitmap']).toBe(1);
  expect(ranks['copy on write vs merge on read']).toBe(1);
});
