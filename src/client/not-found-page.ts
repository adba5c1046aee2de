import { search } from './search/pagefind.ts';

const list = document.querySelector('[data-not-found-results]');
const lead = document.querySelector('[data-not-found-lead]');
// What the address meant, as words: the last part of the path, without what every address has.
const words = decodeURIComponent(location.pathname)
  .split(/[/\-_.]+/)
  .filter((word) => word !== '' && !['modules', 'qualifications', 'index', 'html'].includes(word))
  .slice(-6)
  .join(' ');

async function suggest(): Promise<void> {
  if (!list || !lead) return;
  const attempts = [words, ...words.split(' ').filter((word) => word.length > 3)];
  for (const query of attempts.filter(Boolean)) {
    const { hits } = await search(query, { kind: '', qualification: '' });
    if (hits.length === 0) continue;
    list.replaceChildren(
      ...hits.slice(0, 5).map(({ url, title, module }) => {
        const row = document.createElement('li');
        const link = document.createElement('a');
        link.href = url;
        link.textContent = title;
        row.append(link, module && module !== title ? ` in ${module}` : '');
        return row;
      }),
    );
    lead.textContent = `It may have meant one of these (searched for “${query}”).`;
    return;
  }
  lead.textContent = 'The search found nothing that it may have meant.';
}

suggest().catch(() => {
  if (lead) lead.textContent = 'The search could not be loaded.';
});
