import { $progress } from '../progress/store.ts';
import { whenIdle } from '../when-idle.ts';
import { $due } from './due.ts';

/** The number beside the navigation's review link. Counting is left until the page is at rest. */
export function initDueBadge(): void {
  const badge = document.querySelector<HTMLElement>('[data-due]');
  const number = badge?.querySelector('[data-due-number]');
  if (!badge || !number) return;
  $due.subscribe((due) => {
    badge.hidden = !due;
    number.textContent = String(due ?? '');
  });
  const refresh = async () => {
    const { attempts, registers } = $progress.get();
    if (attempts.size + registers.size === 0) return $due.set(null);
    const { refreshDue } = await import('./refresh-due.ts');
    await refreshDue();
  };
  // A failed load leaves the badge as it is.
  const later = () => void refresh().catch(() => undefined);
  whenIdle(later);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') later();
  });
}
