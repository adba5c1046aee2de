import { environment } from './progress/store.ts';

/** What this tab keeps under a key, where `isOne` holds for it; else null. */
export function readSessionJson<T>(key: string, isOne: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(environment.session.get(key) ?? 'null');
    return isOne(value) ? value : null;
  } catch {
    return null;
  }
}

/** Kept until the tab is closed; null takes it away. */
export function keepSessionJson(key: string, value: object | null): void {
  if (value === null) environment.session.remove(key);
  else environment.session.set(key, JSON.stringify(value));
}
