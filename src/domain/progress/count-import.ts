import { countPacked } from './attempts.ts';
import type { ImportRecord } from './import-record.ts';

/** How much of a file is new, by kind. `other` counts registers that this release does not know. */
export interface ImportCounts {
  attempts: number;
  sections: number;
  bookmarks: number;
  known: number;
  done: number;
  labs: number;
  ratings: number;
  settings: number;
  plan: number;
  other: number;
}

const KINDS: Record<string, keyof ImportCounts | null> = {
  'read:': 'sections',
  'bookmark:': 'bookmarks',
  'known:': 'known',
  'done:': 'done',
  'lab:': 'labs',
  'open:': 'ratings',
  'setting:': 'settings',
  plan: 'plan',
  // They follow from what is counted already.
  'passed:': null,
  place: null,
};

/** Counts what an import brought; a value that is the same under a later stamp is not new. */
export function countImport({
  added,
  replaced,
}: Pick<ImportRecord, 'added' | 'replaced'>): ImportCounts {
  const counts = {
    attempts: 0,
    sections: 0,
    bookmarks: 0,
    known: 0,
    done: 0,
    labs: 0,
    ratings: 0,
    settings: 0,
    plan: 0,
    other: 0,
  };
  for (const packed of added.attempts.values()) counts.attempts += countPacked(packed);
  for (const [key, { value }] of added.registers) {
    const was = replaced.registers.get(key);
    if (was && JSON.stringify(was.value) === JSON.stringify(value)) continue;
    const kind = KINDS[key.slice(0, key.indexOf(':') + 1) || key];
    if (kind !== null) counts[kind ?? 'other'] += 1;
  }
  return counts;
}
