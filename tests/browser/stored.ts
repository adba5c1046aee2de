import { addAttempt, type AttemptKind } from '../../src/domain/progress/attempts.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { EMPTY, type Json, type Progress } from '../../src/domain/progress/format.ts';
import { writeRegister } from '../../src/domain/progress/registers.ts';
import { moduleOf } from './built.ts';
import type { Page } from './site.ts';

/** Progress as earlier visits would have left it. Days are local days; hours and zones play no part. */
export interface Past {
  registers?: Record<string, Json>;
  /** `[item, day, kind, right]`, in the order of time. */
  attempts?: readonly (readonly [string, number, AttemptKind, boolean])[];
}

/** The marks of modules whose sections were all read, each module's on the local day given. */
export function readOn(days: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(days).flatMap(([id, day]) =>
      moduleOf(id).sections.map((section) => [`read:${section.id}`, day]),
    ),
  );
}

export function progressOf({ registers = {}, attempts = [] }: Past): Progress {
  let progress = EMPTY;
  for (const [key, value] of Object.entries(registers))
    progress = writeRegister(progress, key, value, { now: 1_790_000_000_000, by: 'before' });
  for (const [i, [item, day, kind, right]] of attempts.entries())
    progress = addAttempt(progress, item, { second: day * 86_400 + i, offset: 0, kind, right });
  return progress;
}

/** Puts it into the page's storage before the first page loads, and leaves what is there later. */
export async function storePast(page: Page, past: Past): Promise<void> {
  await page.addInitScript(
    (text) => {
      if (localStorage.getItem('lakepath.progress') === null)
        localStorage.setItem('lakepath.progress', text);
    },
    encodeProgress(progressOf(past)),
  );
}

/** Puts it into the open page's storage in place of what is there; the next page that loads reads it. */
export async function putPast(page: Page, past: Past): Promise<void> {
  await page.evaluate(
    (text) => localStorage.setItem('lakepath.progress', text),
    encodeProgress(progressOf(past)),
  );
}
