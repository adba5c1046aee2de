import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fetchQuestionText } from '../../client/quiz/fetch-item.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { isoDate, localDay } from '../../domain/day.ts';
import { missedItems, type MissedItem } from '../../domain/missed.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { href } from '../../site.ts';
import { formatDate } from '../format.ts';
import { moduleTitle } from '../names.ts';
import { useLater } from '../use-later.ts';

const MOST = 5;

/** The items most often missed, each with its question and a link to it. */
export function MissedItems({
  catalog,
  progress,
}: {
  catalog: Catalog;
  progress: Progress;
}): JSX.Element {
  const late = useLater(progress);
  const missed = useMemo(() => missedItems(late, catalog).slice(0, MOST), [late, catalog]);
  return (
    <section aria-labelledby="missed">
      <h2 id="missed">Most often missed</h2>
      {missed.length === 0 ? (
        <p class="board__none">
          None so far. A retry in the same visit is practice and does not count.
        </p>
      ) : (
        <ol class="board__missed">
          {missed.map((one) => (
            <Missed key={one.item} missed={one} title={moduleTitle(catalog, one.module)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Missed({
  missed: { item, module, asked, missed, last },
  title,
}: {
  missed: MissedItem;
  title: string;
}): JSX.Element {
  // The words are in the module's fragment; until they are there, and where they do not load:
  const [question, setQuestion] = useState(`A question of “${title}”`);
  useEffect(() => {
    fetchQuestionText(module, item).then(
      (text) => text !== null && setQuestion(text),
      () => undefined,
    );
  }, []);
  const day = isoDate(localDay(last));
  return (
    <li>
      <a href={href(`/modules/${module}/#q-${item}`)}>{question}</a>{' '}
      <span class="meta">
        {title} · missed {missed} of {asked}, last on{' '}
        {formatDate(day, false).replace(' ', '\u00a0')}
      </span>
    </li>
  );
}
