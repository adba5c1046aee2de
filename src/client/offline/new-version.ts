import { readersClock } from '../clock.ts';
import { isAnswering } from '../quiz/is-answering.ts';

const anHour = 3_600_000;
// The browser itself looks for a new version with each page that it loads.
let asked = performance.timeOrigin;

/**
 * A page that is seen again asks, at most hourly, whether there is a new worker. When one has come,
 * offers the new version where this page has changed in it, and no answer is under way. Nothing is
 * loaded before the reader asks for it.
 */
export async function lookForNewVersion(event: string): Promise<void> {
  if (event === 'visibilitychange') {
    if (document.hidden || readersClock.now() - asked < anHour) return;
    asked = readersClock.now();
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  } else if (await hasChanged()) {
    await untilAtRest();
    offerReload();
  }
}

async function hasChanged(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const response = await fetch(location.pathname, { cache: 'no-cache' });
  const [, mark] = /<html data-rev="([^"]*)"/.exec(await response.text()) ?? [];
  return mark !== undefined && mark !== document.documentElement.dataset.rev;
}

/** Resolves when no question has an answer that waits to be checked. */
function untilAtRest(): Promise<void> {
  const events = ['submit', 'click', 'change', 'input'];
  return new Promise((resolve) => {
    // After what the page itself does at the event.
    const look = () => setTimeout(lookNow);
    const lookNow = () => {
      if (isAnswering()) return;
      for (const event of events) document.removeEventListener(event, look);
      resolve();
    };
    for (const event of events) document.addEventListener(event, look);
    lookNow();
  });
}

// As public/early.js does: `notice.ts` is a part of every page's first load and stays there.
function offerReload(): void {
  const box = document.getElementById('notice');
  const button = document.createElement('button');
  button.textContent = 'Load the new version';
  button.addEventListener('click', () => location.reload());
  box
    ?.querySelector('[data-notice-text]')
    ?.replaceChildren('There is a new version of this page. ', button);
  if (box) box.hidden = false;
}
