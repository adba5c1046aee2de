import { countPacked, subtractPacked } from './attempts.ts';
import { decodeProgress } from './decode.ts';
import { encodeProgress } from './encode.ts';
import { EMPTY, type Progress, type Register } from './format.ts';
import { compareEpochs, uniteFacts } from './merge.ts';
import { LONGEST_VALUE } from './registers.ts';
import { nextEpoch } from './reset.ts';

/**
 * What an import changed: enough to say it and to take it back. Both parts are in the epoch that
 * the facts went into.
 */
export interface ImportRecord {
  /** Attempts that were not there before, and registers as they came. */
  added: Progress;
  /** Registers that were there before and were replaced. */
  replaced: Progress;
}

/** How much of a file is new, by kind. `other` counts registers that this release does not know. */
export interface ImportCounts {
  attempts: number;
  sections: number;
  bookmarks: number;
  known: number;
  done: number;
  ratings: number;
  settings: number;
  plan: number;
  other: number;
}

/**
 * The file's facts in the current epoch. Values longer than a page ever writes are left out and
 * named in `leftOut`.
 */
export function importFacts(
  current: Progress,
  file: Progress,
): { progress: Progress; record: ImportRecord; leftOut: string[] } {
  const isTooLong = ({ value }: Register) => JSON.stringify(value).length > LONGEST_VALUE;
  const leftOut = [...file.registers]
    .filter(([, register]) => isTooLong(register))
    .map(([key]) => key);
  const registers = new Map([...file.registers].filter(([key]) => !leftOut.includes(key)));
  const progress = uniteFacts(current, { ...file, registers });
  return { progress, record: compareCopies(current, progress), leftOut };
}

function compareCopies(before: Progress, after: Progress): ImportRecord {
  const attempts = new Map<string, string>();
  for (const [id, packed] of after.attempts) {
    const added = subtractPacked(packed, before.attempts.get(id) ?? '');
    if (added) attempts.set(id, added);
  }
  const came = [...after.registers].filter(
    ([key, register]) => before.registers.get(key) !== register,
  );
  const replaced = [...before.registers].filter(
    ([key, register]) => after.registers.get(key) !== register,
  );
  const { epoch } = before;
  return {
    added: { ...EMPTY, epoch, attempts, registers: new Map(came) },
    replaced: { ...EMPTY, epoch, registers: new Map(replaced) },
  };
}

/**
 * Takes an import back in a new epoch, and keeps what came after it. After a reset, or another
 * undo, there is nothing to take back, and `current` is returned as it is.
 */
export function undoImport(
  current: Progress,
  { added, replaced }: ImportRecord,
  by: string,
): Progress {
  if (compareEpochs(current.epoch, added.epoch) !== 0) return current;
  const attempts = new Map(current.attempts);
  for (const [id, packed] of added.attempts) {
    const left = subtractPacked(current.attempts.get(id) ?? '', packed);
    if (left) attempts.set(id, left);
    else attempts.delete(id);
  }
  const registers = new Map(current.registers);
  for (const [key, came] of added.registers) {
    const now = current.registers.get(key);
    if (JSON.stringify(now) !== JSON.stringify(came)) continue;
    const was = replaced.registers.get(key);
    if (was) registers.set(key, was);
    else registers.delete(key);
  }
  return { ...current, epoch: nextEpoch(current.epoch, by), attempts, registers };
}

const KINDS: Record<string, keyof ImportCounts | null> = {
  'read:': 'sections',
  'bookmark:': 'bookmarks',
  'known:': 'known',
  'done:': 'done',
  'open:': 'ratings',
  'setting:': 'settings',
  plan: 'plan',
  // They follow from what is counted already.
  'passed:': null,
  place: null,
};

/** Counts what an import brought; a value that is the same under a later stamp is not new. */
export function countImport({ added, replaced }: ImportRecord): ImportCounts {
  const counts = {
    attempts: 0,
    sections: 0,
    bookmarks: 0,
    known: 0,
    done: 0,
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

export function encodeImportRecord({ added, replaced }: ImportRecord): string {
  return JSON.stringify([encodeProgress(added), encodeProgress(replaced)]);
}

/** Reads what `encodeImportRecord` wrote; null for any other text. */
export function decodeImportRecord(text: string | null): ImportRecord | null {
  try {
    const parts: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(parts)) return null;
    const [added, replaced] = parts.map((part) =>
      decodeProgress(typeof part === 'string' ? part : null),
    );
    return added?.kind === 'ok' && replaced?.kind === 'ok'
      ? { added: added.progress, replaced: replaced.progress }
      : null;
  } catch {
    return null;
  }
}
