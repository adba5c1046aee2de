import { mendAddress } from '../domain/mended-address.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { Titles } from '../domain/titles.ts';
import { basePath } from './base-path.ts';
import { find } from './search/find.ts';

const list = document.querySelector('[data-not-found-results]');
const lead = document.querySelector('[data-not-found-lead]');
// What the address meant, as words: the last part of the path, without what every address has. What
// is escaped (%20) separates words too; it need not be well-formed.
const words = location.pathname
  .slice(basePath().length)
  .split(/[/\-_.]+|%[0-9a-f]{2}/i)
  .filter((word) => word !== '' && !['modules', 'qualifications', 'index', 'html'].includes(word))
  .slice(-6);

function showLink(url: string, title: string, more = ''): HTMLLIElement {
  const row = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  row.append(link, more);
  return row;
}

/** The module whose address differs by a few letters. */
async function nearestModule(): Promise<Titles[string] | undefined> {
  const typed = location.pathname.split('/').filter(Boolean).at(-1) ?? '';
  // Not by `fetch-fresh.ts`: shared with this page, it would be a file of its own on each module's page.
  const titles = await fetch(`${basePath()}/titles.json`)
    .then((response) => response.json() as Promise<Titles>)
    .catch((): Titles => ({}));
  return titles[nearestWord(typed, Object.keys(titles)) ?? ''];
}

async function suggest(): Promise<void> {
  if (!list || !lead) return;
  const meant = await nearestModule();
  if (meant) {
    list.replaceChildren(showLink(basePath() + meant.url, meant.title));
    lead.textContent = 'It may have meant this one.';
    return;
  }
  const attempts = [words.join(' '), ...words.filter((word) => word.length > 3)];
  for (const query of attempts.filter(Boolean)) {
    const found = await find(query, { kind: '', qualification: '' });
    if (found.hits.length === 0) continue;
    list.replaceChildren(
      ...found.hits
        .slice(0, 5)
        .map(({ url, title, module }) =>
          showLink(url, title, module && module !== title ? ` in ${module}` : ''),
        ),
    );
    lead.textContent = `It may have meant one of these (searched for “${query}”).`;
    return;
  }
  lead.textContent = 'The search found nothing that it may have meant.';
}

// A link that a mail program rewrote leads where it did before.
const address = location.pathname + location.search + location.hash;
const mended = mendAddress(address);
if (mended !== address) location.replace(mended);
else
  suggest().catch(() => {
    if (lead) lead.textContent = 'The search could not be loaded.';
  });
