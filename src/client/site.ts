import { initCopying } from './copy.ts';
import { initNotice, showNotice } from './notice.ts';
import { initOffline } from './offline/register.ts';
import { initSearchButtons } from './open-search.ts';
import { $storageStatus, initProgress, sentenceToSay } from './progress/store.ts';
import { initDueBadge } from './review/due-badge.ts';
import { initShortcuts } from './shortcuts.ts';

// On every page.
initNotice();
initSearchButtons();
initShortcuts();
initCopying();
// Said once: the settings say it again, where something can be done about it.
$storageStatus.subscribe(() => {
  const sentence = sentenceToSay();
  if (sentence !== null) showNotice(sentence);
});
initProgress();
initDueBadge();
initOffline();
