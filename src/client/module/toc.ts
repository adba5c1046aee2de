import { savePlace } from '../progress/store.ts';

/** Marks the section being read, and keeps it as the place to continue at. */
export function initToc(module: string): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('[data-toc]')].map((link) => [
      link.dataset.toc ?? '',
      link,
    ]),
  );
  const heads = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  const sections = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-section]')].map((s) => s.dataset.section),
  );
  const bar = document.querySelector('[data-section-bar-title]');
  const title = bar?.textContent ?? '';
  let current = '';

  const show = () => {
    // The last heading above a line a third down the window is the one being read.
    const line = window.innerHeight / 3;
    const read = heads.findLast((head) => head.getBoundingClientRect().top <= line)?.id ?? '';
    // Above the first section, at the contents, the last one read stays marked.
    if (read === current || read === '') return;
    links.get(current)?.removeAttribute('aria-current');
    links.get(read)?.setAttribute('aria-current', 'location');
    current = read;
    // The bar of narrow screens says the same: the link's second part is the section's title.
    if (bar) bar.textContent = links.get(read)?.children[1]?.textContent ?? title;
    // Merely opening a page is no reading: a place is kept once the reader has moved into a section.
    if (window.scrollY > 0 && sections.has(read)) void savePlace({ module, section: read });
  };

  let waiting = false;
  const observe = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };
  addEventListener('scroll', observe, { passive: true });
  show();
}
