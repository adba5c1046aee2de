import { showNotice } from './notice.ts';

/** Opens the search dialog; its code and the index are loaded on first use. */
export function openSearch(): void {
  import('./search/search-dialog.ts')
    .then(({ openSearchDialog }) => openSearchDialog())
    .catch(() =>
      showNotice('The search could not be loaded: check your connection and try again.'),
    );
}

export function initSearchButtons(): void {
  for (const button of document.querySelectorAll('[data-open-search]')) {
    button.addEventListener('click', openSearch);
  }
}
