import { takeReminder } from './progress/backup.ts';
import { $progress } from './progress/store.ts';

/** One line on the home page when a backup is due; it goes when one was made elsewhere. */
export function initBackupLine(): void {
  const line = document.querySelector<HTMLElement>('[data-home-backup]');
  const count = line?.querySelector('[data-home-backup-count]');
  if (!line || !count) return;
  $progress.subscribe(() => {
    const facts = takeReminder();
    line.hidden = facts === null;
    count.textContent = String(facts ?? '');
  });
}
