import { h, hydrate, render } from 'preact';
import { dayNow, todayIso } from '../../client/clock.ts';
import { withCatalog } from '../../client/page-catalog.ts';
import { takeReminder } from '../../client/progress/backup.ts';
import { $progress, environment } from '../../client/progress/store.ts';
import { $due } from '../../client/review/due.ts';
import { hasBegun } from '../../domain/progress/has-begun.ts';
import { isRecord } from '../../domain/progress/json.ts';
import type { Today } from '../../domain/today.ts';
import { TodayView } from './TodayView.tsx';

// Rebuildable, and so no part of the progress: what today asked when it was last laid out. The number grows with the
// shape of `Today`: what another release kept is not read.
const KEY = 'lakepath.today.2';

/** Today as it was laid out last, at once; then as it is. `public/early.js` says which of Home's two pages shows. */
export function showToday(): void {
  const root = document.querySelector('[data-view="today"]');
  if (!root) return;
  let today: Today | null = null;
  const show = () => {
    render(h(TodayView, { today, due: $due.get(), unsaved: takeReminder() }), root);
  };
  hydrate(h(TodayView, { today: null, due: null, unsaved: null }), root);
  today = readKept();
  if (today) show();
  void withCatalog((catalog) => {
    $progress.subscribe((progress) => {
      const begun = hasBegun(progress);
      document.documentElement.toggleAttribute('data-begun', begun);
      if (!begun) return;
      // The planner comes for those alone who have something to plan with.
      void import('../../domain/today.ts').then(({ todayOf }) => {
        if (progress !== $progress.get()) return;
        today = todayOf(catalog, progress, dayNow(environment));
        environment.local.set(KEY, JSON.stringify(today));
        show();
      }, partMissing);
    });
  });
  $due.listen(show);
}

function partMissing(): void {
  dispatchEvent(new Event('lakepath:part-missing'));
}

/** What was kept earlier today: yesterday's is no help. */
function readKept(): Today | null {
  try {
    const kept: unknown = JSON.parse(environment.local.get(KEY) ?? 'null');
    return isRecord(kept) && kept['date'] === todayIso(environment) && 'next' in kept
      ? (kept as unknown as Today)
      : null;
  } catch {
    return null;
  }
}
