import { initNotice, showNotice } from './notice.ts';
import { initSearchButtons } from './open-search.ts';
import { $storageStatus, initProgress } from './progress/store.ts';
import { initShortcuts } from './shortcuts.ts';
import { initTheme } from './theme.ts';

// On every page.
initNotice();
initTheme();
initSearchButtons();
initShortcuts();
$storageStatus.subscribe(({ sentence }) => showNotice(sentence));
initProgress();
