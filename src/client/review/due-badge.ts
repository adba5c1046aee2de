import { $due, refreshDue } from './due.ts';

/** The number beside the navigation's review link. */
export function initDueBadge(): void {
  const badge = document.querySelector<HTMLElement>('[data-due]');
  const number = badge?.querySelector('[data-due-number]');
  if (!badge || !number) return;
  $due.subscribe((due) => {
    badge.hidden = !due;
    number.textContent = String(due ?? '');
  });
  const refresh = () => void refreshDue();
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(refresh, { timeout: 3000 });
  else setTimeout(refresh, 1000);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh();
  });
}
