/** What this browser is, as far as it decides whether progress stays. Told by features, not by name. */

/** iPhone or iPad: every browser there is WebKit's, and alone has `navigator.standalone`. */
export function isIos(): boolean {
  return 'standalone' in navigator && navigator.maxTouchPoints > 0;
}

/** Opened as an installed app. */
export function isInstalled(): boolean {
  const isStandalone = 'standalone' in navigator && navigator.standalone === true;
  return isStandalone || matchMedia('(display-mode: standalone)').matches;
}

/**
 * Whether the browser deletes what a site stored "after seven days of Safari use without user
 * interaction on the site" (https://webkit.org/blog/10218/). An app on the Home Screen counts its own
 * days of use, so it is not concerned. Gesture events are WebKit's alone.
 */
export function forgetsUnvisited(): boolean {
  return 'GestureEvent' in window && !isInstalled();
}
