import { basePath } from '../base-path.ts';

type Terms = Record<string, { term: string; zh?: string; definition: string }>;

let loading: Promise<Terms> | undefined;

/** A term opens its meaning by tap, hover and focus, and closes with Escape. The link leads to the glossary. */
export function initTerms(): void {
  let card: HTMLElement | undefined;
  let owner: HTMLAnchorElement | undefined;

  const close = () => {
    card?.remove();
    owner?.removeAttribute('aria-describedby');
    card = owner = undefined;
  };
  const open = async (link: HTMLAnchorElement) => {
    if (owner === link) return;
    close();
    owner = link;
    loading ??= fetch(`${basePath()}/glossary.json`).then(
      (response) => response.json() as Promise<Terms>,
    );
    const terms = await loading.catch((): Terms => {
      loading = undefined;
      return {};
    });
    const entry = terms[link.dataset.term ?? ''];
    if (owner !== link || !entry) return;
    card = buildCard(entry);
    link.setAttribute('aria-describedby', card.id);
    // In the page's own landmark, so that a reader by landmarks finds it.
    (document.querySelector('main') ?? document.body).append(card);
    place(card, link);
    card.addEventListener('pointerleave', (event) => {
      if (event.relatedTarget !== owner) close();
    });
  };

  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.term')) {
    link.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') void open(link);
    });
    link.addEventListener('pointerleave', (event) => {
      // The pointer may move onto the card (WCAG 1.4.13).
      if (event.pointerType === 'mouse' && !card?.contains(event.relatedTarget as Node | null))
        close();
    });
    link.addEventListener('focus', () => void open(link));
    link.addEventListener('blur', close);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void open(link);
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && owner) close();
  });
  document.addEventListener('pointerdown', (event) => {
    if (
      card &&
      event.target instanceof Node &&
      !card.contains(event.target) &&
      event.target !== owner
    )
      close();
  });
}

function buildCard({ term, zh, definition }: Terms[string]): HTMLElement {
  const card = document.createElement('div');
  card.className = 'term-card';
  card.id = 'term-card';
  card.role = 'tooltip';
  const name = document.createElement('strong');
  name.textContent = term;
  const text = document.createElement('p');
  // Our own build wrote it, from content/glossary.yaml.
  text.innerHTML = definition;
  card.append(name);
  if (zh !== undefined) {
    const chinese = document.createElement('span');
    chinese.lang = 'zh';
    chinese.className = 'term-card__zh';
    chinese.textContent = zh;
    card.append(' ', chinese);
  }
  card.append(text);
  return card;
}

/** Under the term's last line, so that it covers none of it, and inside the window. Set through the DOM: the CSP refuses style attributes in HTML only. */
function place(card: HTMLElement, link: HTMLElement): void {
  const at = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const left = Math.max(
    12,
    Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 12),
  );
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${at.bottom + scrollY + 4}px`;
}
