import { getSite } from '../../catalog/catalog.ts';
import { samplesOf, type Sample } from '../../catalog/lab-program.ts';
import type { LabContent, ModuleContent } from '../../catalog/read.ts';
import { href } from '../../site.ts';
import { levels, placeOnPath } from './labs-in-order.ts';

/** A page that looks inside real files. */
export interface Explorer {
  name: string;
  url: string;
  /** What it shows, in one sentence. */
  plain: string;
  /** What one has of it: the end of a sentence that begins with "Good for". */
  goodFor: string;
  level: LabContent['level'];
  /** A reader's time for one of the labs' tables or files: at least, and with all that there is to try. */
  minutes: readonly [least: number, most: number];
  kinds: readonly Sample['kind'][];
}

export const explorers: readonly Explorer[] = [
  {
    name: 'table explorer',
    url: '/explore/table/',
    plain:
      'Follow an Iceberg, Delta, Hudi or Paimon table from its pointer to its rows, snapshot by snapshot, and compare two snapshots.',
    goodFor: 'what a commit changes, and what an old snapshot still reads',
    level: 'beginner',
    minutes: [10, 15],
    kinds: ['iceberg', 'delta', 'hudi', 'paimon'],
  },
  {
    name: 'Parquet explorer',
    url: '/explore/parquet/',
    plain:
      'See a file’s bytes as a map, and what a predicate lets a reader skip. Write a file of your own, and watch the bytes move.',
    goodFor: 'what a query reads of a file, and what it skips',
    level: 'beginner',
    minutes: [10, 15],
    kinds: ['parquet'],
  },
  {
    name: 'ORC explorer',
    url: '/explore/orc/',
    plain: 'Take a file apart from its tail: stripes, streams, row indexes, statistics.',
    goodFor: 'how a reader finds its rows from the end of a file',
    level: 'intermediate',
    minutes: [5, 10],
    kinds: ['orc'],
  },
  {
    name: 'Lance explorer',
    url: '/explore/lance/',
    plain: 'Open a dataset’s manifest, fragments, deletions, and the pages of a data file.',
    goodFor: 'versions of a dataset, and where single rows lie',
    level: 'intermediate',
    minutes: [5, 10],
    kinds: ['lance'],
  },
];

/** Explorers, the easiest first; those of one level in the order of the modules whose labs wrote what they open. */
export function explorersInOrder(
  modules: readonly Pick<ModuleContent, 'slug'>[],
  labs: readonly LabContent[],
): Explorer[] {
  const placeOf = placeOnPath(modules);
  const firstOf = ({ kinds }: Explorer) =>
    Math.min(
      ...labs.filter(({ data = [] }) => data.some(({ kind }) => kinds.includes(kind))).map(placeOf),
    );
  return explorers.toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || firstOf(a) - firstOf(b),
  );
}

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
