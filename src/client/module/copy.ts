/** Copy buttons of listings, and heading anchors that copy their own address, within `root`. */
export function initCopyButtons(root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy-code]')) {
    const label = button.firstChild;
    button.addEventListener('click', async () => {
      const code = button.closest('.listing')?.querySelector('code')?.textContent ?? '';
      const done = await copy(code);
      if (label) label.textContent = done ? 'Copied' : 'Not copied';
      setTimeout(() => {
        if (label) label.textContent = 'Copy';
      }, 2000);
    });
  }
  for (const anchor of root.querySelectorAll<HTMLAnchorElement>('[data-copy-link]')) {
    anchor.addEventListener('click', () => void copy(anchor.href));
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
