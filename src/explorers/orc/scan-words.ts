import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { Scan } from '../../readers/orc/scan.ts';
import { percent } from '../shell/percent.ts';
import type { Cost } from '../shell/reads.ts';

/** How a row group, or a whole stripe, fared. */
export type Fate = 'stripe' | 'range' | 'bloom' | 'nulls' | 'vain' | 'match';

export const fates: Record<Fate, string> = {
  match: 'read, has matches',
  vain: 'read in vain',
  bloom: 'left out by its Bloom filter',
  range: 'left out by least and greatest value',
  nulls: 'left out by its nulls',
  stripe: 'left out with its stripe',
};

export function fateOf(group: Scan['stripes'][number]['groups'][number]): Fate {
  if (!group.skip) return (group.matching ?? 0) > 0 ? 'match' : 'vain';
  return group.by === 'none' ? 'range' : group.by;
}

/** What the scan did, in sentences. */
export function scanWords(scan: Scan, cost: Cost, size: number, stripes: number): string {
  if (scan.file.skip) {
    return `Nothing was read: the footer’s statistics of the whole file rule all rows out. ${scan.file.why}`;
  }
  const left = scan.stripes.filter(({ verdict }) => !verdict.skip);
  const groups = left.flatMap((stripe) => stripe.groups);
  const fallen = (fate: Fate) => groups.filter((group) => fateOf(group) === fate).length;
  const read = fallen('match') + fallen('vain');
  const parts = [
    `${scan.stripes.length - left.length} of ${count(stripes, 'stripe')} left out by statistics in the file’s tail.`,
    `In the others, of ${count(groups.length, 'row group')} ${formatNumber(groups.length - read)} left out by the row index${fallen('bloom') > 0 ? `, ${formatNumber(fallen('bloom'))} of them by a Bloom filter` : ''}.`,
    `${formatNumber(read)} read: ${count(scan.rowsRead, 'row')}, of which ${scan.rowsMatching === 1 ? '1 matches' : `${formatNumber(scan.rowsMatching)} match`}.`,
    `It took ${count(cost.reads, 'read')} with ${formatBytes(cost.bytes)}, ${percent(cost.bytes, size)} of the file, besides the tail.`,
  ];
  if (scan.isCut) parts.push('This page stopped early: it decodes only so many rows.');
  return parts.join(' ');
}
