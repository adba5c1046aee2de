import type { Catalog } from '../../domain/catalog.ts';
import { localDay } from '../../domain/day.ts';
import { missedItems, type MissedItem } from '../../domain/missed.ts';
import { basePath } from '../base-path.ts';
import { momentNow } from '../clock.ts';
import { $progress, environment } from '../progress/store.ts';
import { fetchQuestionText } from '../quiz/fetch-item.ts';

/** Lists the items that were missed most often: of the qualification that the page is about, or of all. */
export function initMissed(catalog: Catalog): void {
  const section = document.querySelector<HTMLElement>('[data-missed]');
  const list = section?.querySelector<HTMLElement>('[data-missed-list]');
  const empty = section?.querySelector<HTMLElement>('[data-missed-empty]');
  if (!section || !list || !empty) return;
  const of = section.dataset.missed;
  const modules = catalog.modules.filter(
    ({ qualifications }) => !of || qualifications.includes(of),
  );
  let shown = '';
  $progress.subscribe((progress) => {
    const { second } = momentNow(environment);
    const missed = missedItems(progress, { modules }, second).slice(
      0,
      Number(section.dataset.most),
    );
    const text = JSON.stringify(missed);
    // What the reader is about to follow stays where it is.
    if (text === shown || list.contains(document.activeElement)) return;
    shown = text;
    empty.hidden = missed.length > 0;
    list.hidden = missed.length === 0;
    list.replaceChildren(...missed.map((one) => entryOf(one, modules)));
  });
}

function entryOf(
  { item, module, asked, missed, last }: MissedItem,
  modules: Catalog['modules'],
): Element {
  const title = modules.find(({ id }) => id === module)?.title ?? module;
  const link = document.createElement('a');
  link.href = `${basePath()}/modules/${module}/#q-${item}`;
  // Until its words are there, and where they do not load.
  link.textContent = `A question of “${title}”`;
  fetchQuestionText(module, item).then(
    (question) => {
      if (question !== null) link.textContent = question.replace(/\s+/g, ' ');
    },
    () => undefined,
  );
  const facts = document.createElement('span');
  facts.className = 'meta';
  const day = new Date(localDay(last) * 86_400_000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  facts.textContent = `${title} · missed ${missed} of ${asked}, last on ${day.replace(' ', '\u00a0')}`;
  const entry = document.createElement('li');
  entry.append(link, ' ', facts);
  return entry;
}
