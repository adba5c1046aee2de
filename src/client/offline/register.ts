import { basePath } from '../base-path.ts';
import { whenIdle } from '../when-idle.ts';

/** Brings the service worker, once the page is at rest. Without one everything works as before. */
export function initOffline(): void {
  // Absent on plain http.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !workers) return;
  addEventListener('load', () =>
    whenIdle(() => void workers.register(`${basePath()}/sw.js`).catch(() => undefined)),
  );

  // The first worker to come brings no new version.
  let { controller } = workers;
  const look = (event: Event) => {
    if (controller)
      import('./new-version.ts')
        .then(({ lookForNewVersion }) => lookForNewVersion(event.type))
        .catch(() => undefined);
    ({ controller } = workers);
  };
  workers.addEventListener('controllerchange', look);
  document.addEventListener('visibilitychange', look);
}
