import {
  backupPoint,
  factsSince,
  isReminderDue,
  NO_BACKUP,
  type BackupPoint,
} from '../../domain/progress/backup.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { isRecord } from '../../domain/progress/json.ts';
import { readValue, registerKeys } from '../../domain/progress/registers.ts';
import { dayNow } from '../clock.ts';
import { $progress, environment, saveSetting } from './store.ts';

const KEY = 'lakepath.backup';
const SETTING = 'backup-reminder';

/** Days are local days. */
interface Backup {
  point: BackupPoint;
  /** When it was made; null before the first. */
  day: number | null;
  /** When one was last suggested since. */
  shown: number | null;
}

/** Notes that all of `progress` is kept elsewhere: in a file, or on another device. */
export function noteBackup(progress: Progress = $progress.get()): void {
  write({ point: backupPoint(progress), day: dayNow(environment), shown: null });
}

export function lastBackupDay(): number | null {
  return read().day;
}

/** Facts since the last backup. */
export function factsSinceBackup(): number {
  return factsSince($progress.get(), read().point);
}

/**
 * The number of facts to remind of today, or null where it is not the time. To ask is to show: it is
 * then silent for a week, from tomorrow on.
 */
export function takeReminder(): number | null {
  const backup = read();
  const facts = factsSince($progress.get(), backup.point);
  const day = dayNow(environment);
  if (isReminderOff() || !isReminderDue(facts, backup.shown, day)) return null;
  if (backup.shown !== day) write({ ...backup, shown: day });
  return facts;
}

export function isReminderOff(): boolean {
  return readValue($progress.get(), registerKeys.setting(SETTING)) === false;
}

export function setReminder(on: boolean): void {
  void saveSetting(SETTING, on);
}

function write(backup: Backup): void {
  environment.local.set(KEY, JSON.stringify(backup));
}

/** What was stored; as before any backup where it cannot be read. */
function read(): Backup {
  const none: Backup = { point: NO_BACKUP, day: null, shown: null };
  try {
    const stored: unknown = JSON.parse(environment.local.get(KEY) ?? 'null');
    if (!isRecord(stored) || !isRecord(stored.point) || !isRecord(stored.point.epoch)) return none;
    const { attempts, at, epoch } = stored.point;
    if (typeof attempts !== 'number' || typeof at !== 'number') return none;
    const { count, by } = epoch;
    if (typeof count !== 'number' || typeof by !== 'string') return none;
    return {
      point: { epoch: { count, by }, attempts, at },
      day: dayOrNull(stored.day),
      shown: dayOrNull(stored.shown),
    };
  } catch {
    return none;
  }
}

function dayOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
