import { openStanding, rankOpenQuestions, type OpenStanding } from '../../domain/interview.ts';
import { $progress } from '../progress/store.ts';

/**
 * Keeps each list of open questions ranked, and says how each was rated. While the reader is at work
 * in a list, its order stays as it is.
 */
export function initOpenLists(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-open-list]')) {
    const entries = new Map(
      [...list.querySelectorAll<HTMLElement>('[data-open-item]')].map((entry) => [
        entry.dataset.openItem ?? '',
        entry,
      ]),
    );
    $progress.subscribe((progress) => {
      const ranked = rankOpenQuestions(progress, [...entries.keys()]);
      for (const standing of ranked) {
        const place = entries.get(standing.id)?.querySelector('[data-rating]');
        if (place) place.textContent = ` · ${describe(standing)}`;
      }
      if (isAtWork(list)) return;
      order(
        list,
        ranked.flatMap(({ id }) => entries.get(id) ?? []),
      );
    });
  }
}

/** Says beside each qualification how many of its open questions were rated, and how many are weak. */
export function initStandings(): void {
  $progress.subscribe((progress) => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-standing-of]')) {
      const own = document.querySelectorAll<HTMLElement>(
        `[data-serves~="${place.dataset.standingOf}"]`,
      );
      const standings = [...own].map(({ dataset }) =>
        openStanding(progress, dataset.openItem ?? ''),
      );
      const rated = standings.filter(({ rating }) => rating).length;
      const weak = standings.filter((one) => one.weak).length;
      place.textContent = rated === 0 ? '' : ` · ${rated} rated, ${weak} weak`;
    }
  });
}

function describe({ rating, weak }: OpenStanding): string {
  if (!rating) return 'not rated yet';
  return `${rating.met} of ${rating.of} points${weak ? ', weak' : ''}`;
}

function isAtWork(list: HTMLElement): boolean {
  return list.contains(document.activeElement) || list.querySelector('details[open]') !== null;
}

function order(list: HTMLElement, entries: readonly HTMLElement[]): void {
  if (entries.some((entry, i) => list.children[i] !== entry)) {
    list.append(...entries);
    // An address that names a question leads to where it stands now.
    const named = document.getElementById(location.hash.slice(1));
    if (named && list.contains(named) && document.readyState !== 'complete') named.scrollIntoView();
  }
  const { most, onPaper } = list.dataset;
  entries.forEach((entry, i) => {
    entry.hidden = i >= Number(most ?? Infinity);
    entry.classList.toggle('off-paper', i >= Number(onPaper ?? Infinity));
  });
}
