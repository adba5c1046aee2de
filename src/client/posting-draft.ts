import { environment } from './progress/store.ts';

const KEY = 'lakepath.posting';

/** What the page that matches postings had in this tab. */
export interface PostingDraft {
  text: string;
  /** Whether its result was shown, or the text was being written. */
  isShown: boolean;
}

export function readPostingDraft(): PostingDraft {
  const kept = environment.session.get(KEY) ?? '';
  return { text: kept.slice(1), isShown: kept.startsWith('+') };
}

/** Kept until the tab is closed; where there is no room for it, it is not. */
export function keepPostingDraft({ text, isShown }: PostingDraft): void {
  if (text === '') environment.session.remove(KEY);
  else environment.session.set(KEY, (isShown ? '+' : '-') + text);
}
