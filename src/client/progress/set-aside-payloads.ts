import { PROGRESS_KEY } from './create-store.ts';
import { listSetAside, type SetAside } from './set-aside.ts';
import { $storageStatus, environment } from './store.ts';

/**
 * Payloads that could not be read in full, to offer for export; one of a later release, which stays
 * where it is, among them.
 */
export function setAsidePayloads(): SetAside[] {
  const kept = listSetAside(environment.local);
  const text = environment.local.get(PROGRESS_KEY);
  return $storageStatus.get().kind === 'newer' && text !== null
    ? [...kept, { key: PROGRESS_KEY, text }]
    : kept;
}
