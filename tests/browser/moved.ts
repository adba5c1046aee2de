import type { Page } from './site.ts';

/** How far things have moved by themselves since the page was opened: the browser's layout shifts, summed. */
export function moved(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        // Buffered: what came before this is told first.
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );
}

/** Keeps the catalogue from coming until the function returned is called. */
export async function holdCatalog(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/catalog.*.json', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
