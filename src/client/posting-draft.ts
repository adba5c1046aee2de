import { environment } from './progress/store.ts';

const key = 'lakepath.posting';

/** The posting that was matched last in this tab: a reader who comes back finds it as it was. */
export function readPostingDraft(): string {
  return environment.session.get(key) ?? '';
}

/** Kept until the tab is closed; where there is no room for it, it is not. */
export function keepPostingDraft(text: string): void {
  if (text === '') environment.session.remove(key);
  else environment.session.set(key, text);
}
