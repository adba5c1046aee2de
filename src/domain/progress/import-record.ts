import { decodeProgress } from './decode.ts';
import { encodeProgress } from './encode.ts';
import type { Progress } from './format.ts';
import { readTexts } from './registers.ts';

/**
 * What an import changed: enough to say it and to take it back. Both parts are in the epoch that
 * the facts went into.
 */
export interface ImportRecord {
  /** Attempts that were not there before, and registers as they came. */
  added: Progress;
  /** Registers that were there before and were replaced. */
  replaced: Progress;
  /** Ids of the modules that had a `passed:` mark before. */
  passed: string[];
}

export function encodeImportRecord({ added, replaced, passed }: ImportRecord): string {
  return JSON.stringify([encodeProgress(added), encodeProgress(replaced), passed]);
}

/** Reads what `encodeImportRecord` wrote; null for any other text. */
export function decodeImportRecord(text: string | null): ImportRecord | null {
  try {
    const parts: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(parts)) return null;
    const [added, replaced, passed] = parts as unknown[];
    const [first, second] = [added, replaced].map((part) =>
      decodeProgress(typeof part === 'string' ? part : null),
    );
    return first?.kind === 'ok' && second?.kind === 'ok'
      ? { added: first.progress, replaced: second.progress, passed: readTexts(passed) }
      : null;
  } catch {
    return null;
  }
}
