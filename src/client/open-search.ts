/** Opens the search dialog; its code and the index are loaded on first use. */
export function openSearch(): void {
  import('./search/search-dialog.ts')
    .then(({ openSearchDialog }) => openSearchDialog())
    // What did not load has been said: see public/early.js.
    .catch(() => undefined);
}

export function initSearchButtons(): void {
  for (const button of document.querySelectorAll('[data-open-search]')) {
    button.addEventListener('click', openSearch);
  }
}
