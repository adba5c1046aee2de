import type { ImportCounts } from '../../domain/progress/count-import.ts';
import { count } from '../format.ts';

const kindNames: Record<keyof ImportCounts, string> = {
  attempts: 'answer',
  sections: 'section mark',
  bookmarks: 'bookmark',
  known: 'known mark',
  done: 'plan tick',
  labs: 'lab tick',
  ratings: 'self-rating',
  settings: 'setting',
  plan: 'plan',
  other: 'other fact',
};
const namesShown = 8;
const longestName = 60;

function parts(counts: ImportCounts): string[] {
  const kinds = Object.keys(kindNames) as (keyof ImportCounts)[];
  return kinds.flatMap((kind) => (counts[kind] > 0 ? [count(counts[kind], kindNames[kind])] : []));
}

export function isNothing(counts: ImportCounts): boolean {
  return parts(counts).length === 0;
}

/** "3 answers, 1 bookmark". */
export function describeCounts(counts: ImportCounts): string {
  return parts(counts).join(', ') || 'nothing new';
}

/** What an import left out, by name: a file can hold any number of names, of any length. */
export function describeLeftOut(names: readonly string[]): string {
  const shown = names
    .slice(0, namesShown)
    .map((name) => (name.length > longestName ? `${name.slice(0, longestName)}…` : name));
  const more = names.length - shown.length;
  return `Left out, as damaged or too long: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
