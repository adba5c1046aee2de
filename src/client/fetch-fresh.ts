import { basePath } from './base-path.ts';

/**
 * The JSON at one of the site's fixed addresses, as it is now. The worker asks the network itself, and answers from
 * what it keeps where there is none; without a worker the browser's own copy is asked about again.
 */
export async function fetchFresh<T>(path: string): Promise<T> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const response = await fetch(basePath() + path, {
    cache: workers?.controller ? 'default' : 'no-cache',
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Written by our own build, so its shape is known.
  return (await response.json()) as T;
}
