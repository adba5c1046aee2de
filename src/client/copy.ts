/**
 * Copy buttons of listings, and anchors that copy their own address. They are heard from the document, so
 * that they work wherever they stand, also in what comes into a page later: no page has to know of them.
 */
export function initCopying(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const anchor = target.closest<HTMLAnchorElement>('a[data-copy-link]');
    if (anchor) void copy(anchor.href);
    const button = target.closest('[data-copy-code]');
    if (button) void copyListing(button);
  });
}

async function copyListing(button: Element): Promise<void> {
  const done = await copy(button.closest('.listing')?.querySelector('code')?.textContent ?? '');
  // What follows it is for screen readers: which listing it is.
  const label = button.firstChild;
  if (!label) return;
  label.textContent = done ? 'Copied' : 'Not copied';
  setTimeout(() => (label.textContent = 'Copy'), 2000);
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
