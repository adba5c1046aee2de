/** Shows one plain sentence under the header until it is closed or replaced; empty text takes it away. */
export function showNotice(sentence: string): void {
  const box = document.getElementById('notice');
  const text = box?.querySelector('[data-notice-text]');
  if (!box || !text) return;
  text.textContent = sentence;
  box.hidden = sentence === '';
}

export function initNotice(): void {
  document.querySelector('[data-notice-close]')?.addEventListener('click', () => {
    showNotice('');
    // The button is gone: reading goes on in the page.
    document.getElementById('main')?.focus({ preventScroll: true });
  });
}
