/** What the reader should know about how progress is kept. */
export type StorageStatusKind =
  'ok' | 'salvaged' | 'unreadable' | 'held' | 'newer' | 'blocked' | 'full' | 'restored';

export interface StorageStatus {
  kind: StorageStatusKind;
  /** One plain sentence; empty for `ok`. */
  sentence: string;
}

const SENTENCES: Record<StorageStatusKind, string> = {
  ok: '',
  salvaged:
    'Part of your saved progress could not be read; the rest is here, and a copy of the original is kept for you to export.',
  unreadable:
    'Your saved progress could not be read; a copy of it is kept for you to export, and you start with an empty record.',
  held: 'Your saved progress is damaged and there is no room to keep a copy, so nothing is saved over it: export your progress before you close this page.',
  newer:
    'Your progress was saved by a newer version of this site: reload to update; what you do now is kept and will be added.',
  blocked:
    'This browser does not let the site store anything: your progress is kept only until you close this page.',
  full: 'This browser has no room left for your progress: what you do now is kept only until you close this page, so export it.',
  restored:
    'Your saved progress was deleted in this browser while this page was open; this page has saved it again.',
};

export function storageStatus(kind: StorageStatusKind): StorageStatus {
  return { kind, sentence: SENTENCES[kind] };
}
