import { getSite } from '../../catalog/catalog.ts';
import { samplesOf, type Sample } from '../../catalog/lab-program.ts';
import { href } from '../../site.ts';

/** A page that looks inside real files. */
export interface Explorer {
  name: string;
  url: string;
  /** What it shows, in one sentence. */
  plain: string;
  kinds: readonly Sample['kind'][];
}

export const explorers: readonly Explorer[] = [
  {
    name: 'table explorer',
    url: '/explore/table/',
    plain:
      'Follow an Iceberg, Delta, Hudi or Paimon table from its pointer to its rows, snapshot by snapshot, and compare two snapshots.',
    kinds: ['iceberg', 'delta', 'hudi', 'paimon'],
  },
  {
    name: 'Parquet explorer',
    url: '/explore/parquet/',
    plain:
      'See a file’s bytes as a map, and what a predicate lets a reader skip. Write a file of your own, and watch the bytes move.',
    kinds: ['parquet'],
  },
  {
    name: 'ORC explorer',
    url: '/explore/orc/',
    plain: 'Take a file apart from its tail: stripes, streams, row indexes, statistics.',
    kinds: ['orc'],
  },
  {
    name: 'Lance explorer',
    url: '/explore/lance/',
    plain: 'Open a dataset’s manifest, fragments, deletions, and the pages of a data file.',
    kinds: ['lance'],
  },
];

export function explorerOf(kind: Sample['kind']): Explorer {
  const found = explorers.find(({ kinds }) => kinds.includes(kind));
  if (!found) throw new Error(`no explorer opens ${kind}`);
  return found;
}

/** What the labs wrote that an explorer opens, with addresses under the site's base. */
export function samplesFor({ kinds }: Explorer): (Omit<Sample, 'url'> & { href: string })[] {
  return getSite()
    .content.labs.flatMap(samplesOf)
    .filter((sample) => kinds.includes(sample.kind))
    .map(({ url, ...sample }) => ({ ...sample, href: href(url) }));
}
