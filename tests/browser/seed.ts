import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { EMPTY, type Json, type Progress } from '../../src/domain/progress/format.ts';
import { writeRegister } from '../../src/domain/progress/registers.ts';
import { moduleOf } from './built.ts';
import type { Page } from './site.ts';

/** `progress` with registers written, all at once, long ago. */
export function withRegisters(progress: Progress, registers: Record<string, Json>): Progress {
  return Object.entries(registers).reduce(
    (now, [key, value]) => writeRegister(now, key, value, { now: 1, by: 'seed' }),
    progress,
  );
}

/** All sections of modules marked as read, each module's on the local day given. */
export function withRead(days: Record<string, number>, progress: Progress = EMPTY): Progress {
  const marks = Object.entries(days).flatMap(([id, day]) =>
    moduleOf(id).sections.map((section) => [`read:${section.id}`, day] as const),
  );
  return withRegisters(progress, Object.fromEntries(marks));
}

/** Stores `progress` in the page's browser before its next page opens, unless there is some. */
export async function seed(page: Page, progress: Progress): Promise<void> {
  await page.addInitScript((text) => {
    if (localStorage.getItem('lakepath.progress') === null)
      localStorage.setItem('lakepath.progress', text);
  }, encodeProgress(progress));
}
