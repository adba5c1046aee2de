/** Calls when the page is at rest, or after three seconds: on a page that keeps moving no idle moment may come. */
export function whenIdle(call: () => void): void {
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(call, { timeout: 3000 });
  else setTimeout(call, 1000);
}
