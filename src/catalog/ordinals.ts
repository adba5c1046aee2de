import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from './read.ts';

/**
 * Every ordinal that was ever given, one a line. Append-only: links to plans name modules,
 * qualifications and skills by them.
 */
export const ordinalFile = 'tests/fixtures/ordinals.txt';

export function readOrdinals(root: string): string[] {
  const path = join(root, ordinalFile);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** The ordinals of the content as it is, in the record's form. */
export function ordinalsOf({ modules, posting, skills }: Content): string[] {
  const lines = (kind: string, list: readonly { ordinal: number; id: string }[]) =>
    list
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map(({ ordinal, id }) => `${kind} ${ordinal} ${id}`);
  return [
    ...lines(
      'module',
      modules.map(({ ordinal, slug }) => ({ ordinal, id: slug })),
    ),
    ...lines('qualification', posting.qualifications),
    ...lines('skill', skills),
  ];
}
