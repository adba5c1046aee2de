import { count } from '../../domain/amounts.ts';
import { kinds } from '../../domain/search/kinds.ts';
import { basePath } from '../base-path.ts';
import { loadDialogStyles } from '../dialog-styles.ts';
import { find, type SearchHit } from './find.ts';

const kindNames: Record<SearchHit['kind'], string> = {
  text: 'Module text',
  question: 'Question',
  term: 'Glossary',
  lab: 'Lab',
  page: 'Page',
  skill: 'Skill',
};
/** Milliseconds without a key, after which what was typed is looked for: each search reads many small files. */
const typingPause = 120;
let dialog: HTMLDialogElement | undefined;

/** Opens the one search dialog; what was typed before is still there. */
export async function openSearchDialog(): Promise<void> {
  await loadDialogStyles();
  dialog ??= buildDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLInputElement>('input')?.select();
}

function buildDialog(): HTMLDialogElement {
  const element = document.createElement('dialog');
  element.className = 'dialog search';
  element.setAttribute('aria-label', 'Search');
  const kindOptions = kinds.map((value) => `<option value="${value}">${kindNames[value]}</option>`);
  element.innerHTML = `
    <form class="search__head" role="search" autocomplete="off">
      <input type="search" name="q" aria-label="Search the modules, questions and glossary"
        placeholder="snapshot, key group, pin_memory …" enterkeyhint="search">
      <button class="button button--quiet" type="button" data-close>Close</button>
      <div class="search__filters">
        <label>Kind <select name="kind"><option value="">All</option>${kindOptions.join('')}</select></label>
        <label>Qualification <select name="qualification"><option value="">All</option></select></label>
      </div>
    </form>
    <p class="search__status" role="status"></p>
    <p class="search__meant" hidden>Did you mean <button class="link-button" type="button"></button>?</p>
    <ol class="search__results"></ol>`;
  document.body.append(element);

  const form = element.querySelector('form');
  const status = element.querySelector('.search__status');
  const list = element.querySelector('.search__results');
  const offer = element.querySelector<HTMLElement>('.search__meant');
  const meantButton = offer?.querySelector('button');
  const field = form?.querySelector('input');
  if (!form || !status || !list || !offer || !meantButton || !field) return element;

  // Without it the search still works, over all of them.
  fillQualifications(form).catch(() => undefined);
  let asked = 0;
  const run = async () => {
    const mine = ++asked;
    const data = new FormData(form);
    const query = String(data.get('q') ?? '').trim();
    if (query === '') {
      list.replaceChildren();
      offer.hidden = true;
      status.textContent = matchMedia('(pointer: coarse)').matches
        ? 'Type to search.'
        : 'Type to search. Arrow keys move through the results.';
      return;
    }
    try {
      const { hits, total, meant } = await find(query, {
        kind: String(data.get('kind') ?? ''),
        qualification: String(data.get('qualification') ?? ''),
      });
      // A slower, older search must not overwrite a newer one.
      if (mine !== asked) return;
      const wasInList = list.contains(document.activeElement);
      list.replaceChildren(...hits.map(toRow));
      if (wasInList) (list.querySelector('a') ?? field).focus();
      offer.hidden = meant === null;
      meantButton.textContent = meant;
      const shown = total > hits.length ? `, the first ${hits.length} shown` : '';
      status.textContent =
        total > 0
          ? `${count(total, 'result')}${shown}`
          : `Nothing found for “${query}”.${meant === null ? ' Try fewer or other words, or all kinds.' : ''}`;
    } catch {
      if (mine === asked) {
        status.textContent =
          'The search index could not be loaded: check your connection and try again.';
      }
    }
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void run(), typingPause);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  meantButton.addEventListener('click', () => {
    field.value = meantButton.textContent;
    field.focus();
    void run();
  });
  element.querySelector('[data-close]')?.addEventListener('click', () => element.close());
  // A result on this same page does not load a new one.
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) element.close();
  });
  element.addEventListener('keydown', (event) => {
    // In a search field Escape would first clear the text.
    if (event.key === 'Escape') {
      event.preventDefault();
      element.close();
    } else moveFocus(event, form, list);
  });
  void run();
  return element;
}

/** Up and down go through the field and the results. */
function moveFocus(event: KeyboardEvent, form: HTMLFormElement, list: Element): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (event.target instanceof HTMLSelectElement) return;
  const stops = [form.querySelector('input'), ...list.querySelectorAll('a')].filter(
    (stop) => stop !== null,
  );
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next =
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))];
  event.preventDefault();
  next?.focus();
}

async function fillQualifications(form: HTMLFormElement): Promise<void> {
  const select = form.elements.namedItem('qualification');
  if (!(select instanceof HTMLSelectElement)) return;
  const response = await fetch(`${basePath()}/qualifications.json`);
  const list = (await response.json()) as { id: string; name: string }[];
  for (const { id, name } of list) select.add(new Option(name, id));
}

function toRow({ kind, title, module, url, excerpt }: SearchHit): HTMLLIElement {
  const row = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  const where = document.createElement('span');
  where.className = 'search__kind';
  where.textContent = module ? `${kindNames[kind]} · ${module}` : kindNames[kind];
  const name = document.createElement('p');
  name.className = 'search__title';
  name.textContent = title;
  const text = document.createElement('p');
  text.className = 'search__excerpt';
  // Pagefind escapes the text and adds <mark> around the words.
  text.innerHTML = excerpt;
  link.append(where, name, text);
  row.append(link);
  return row;
}
