import { countPacked } from './attempts.ts';
import { EMPTY, type Epoch, type Progress } from './format.ts';
import { compareEpochs } from './merge.ts';

/**
 * How far a backup reaches, without a clock: attempts only grow in number within an epoch, and every
 * register that is written later has a greater `at`.
 */
export interface BackupPoint {
  epoch: Epoch;
  attempts: number;
  at: number;
}

/** Before any backup. */
export const NO_BACKUP: BackupPoint = { epoch: EMPTY.epoch, attempts: 0, at: -1 };

/** New facts from which on a backup is suggested. */
export const FACTS_BEFORE_REMINDER = 20;
/** Days between the days on which it is suggested. */
export const DAYS_BETWEEN_REMINDERS = 7;

/**
 * Registers that a reader would miss. Where they were last is not one, settings are made again in a
 * moment, and a `passed:` mark follows from the answers.
 */
const FACT = /^(read|bookmark|known|done|open):|^plan$/;

/** The point that a backup of all this, made now, reaches to. */
export function backupPoint({ epoch, attempts, registers }: Progress): BackupPoint {
  let at = -1;
  for (const register of registers.values()) at = Math.max(at, register.at);
  return { epoch, attempts: countAttempts(attempts), at };
}

/**
 * Number of facts since a backup: answers, and marks, ratings and plans that were written. In
 * another epoch (after a reset or an undone import) all are new. Never below 0.
 */
export function factsSince(progress: Progress, point: BackupPoint): number {
  const before = compareEpochs(progress.epoch, point.epoch) === 0 ? point : NO_BACKUP;
  const marks = [...progress.registers].filter(
    ([key, { at }]) => FACT.test(key) && at > before.at,
  ).length;
  return marks + Math.max(0, countAttempts(progress.attempts) - before.attempts);
}

/**
 * Whether to suggest a backup today. `shown` is the local day it was last suggested, or null: on
 * that day it stays, then it is silent for a week. A `shown` day to come, from a clock that ran
 * ahead, does not silence it.
 */
export function isReminderDue(facts: number, shown: number | null, today: number): boolean {
  if (facts < FACTS_BEFORE_REMINDER) return false;
  return shown === null || today <= shown || today - shown >= DAYS_BETWEEN_REMINDERS;
}

function countAttempts(attempts: Progress['attempts']): number {
  let count = 0;
  for (const packed of attempts.values()) count += countPacked(packed);
  return count;
}
