import { daysToInterview } from '../domain/interview.ts';
import { dayNow } from './clock.ts';
import { $progress, environment } from './progress/store.ts';

/** In the last days before the plan's date one line leads to the interview's pages. */
export function initHomeInterview(): void {
  const line = document.querySelector<HTMLElement>('[data-home-interview]');
  const when = line?.querySelector('[data-home-when]');
  if (!line || !when) return;
  $progress.subscribe((progress) => {
    const days = daysToInterview(progress, dayNow(environment));
    line.hidden = days === null;
    when.textContent =
      days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === null ? '' : `in ${days} days`;
  });
}
