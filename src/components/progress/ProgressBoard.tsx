import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { $progress } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { EMPTY } from '../../domain/progress/format.ts';
import { hasBegun } from '../../domain/progress/has-begun.ts';
import { readinessOf } from '../../domain/readiness.ts';
import { href } from '../../site.ts';
import { BoardSum } from './BoardSum.tsx';
import { Bookmarks } from './Bookmarks.tsx';
import { MissedItems } from './MissedItems.tsx';
import { ProgressFigures } from './ProgressFigures.tsx';
import { ReadinessList } from './ReadinessList.tsx';
import { RecentActivity } from './RecentActivity.tsx';
import { StateLegend } from './StateLegend.tsx';

/** The board's sections, in their order. */
const parts = [
  { id: 'by-qualification', name: 'Readiness' },
  { id: 'forecast', name: 'Reviews to come' },
  { id: 'study-days', name: 'Study days' },
  { id: 'missed', name: 'Most often missed' },
  { id: 'bookmarks', name: 'Bookmarks' },
  { id: 'activity', name: 'Recent activity' },
] as const;

interface Props {
  catalog: Catalog;
}

/**
 * All a reader has reached. For who has not begun it says what will stand here; which of both shows, `data-begun` of
 * the root says: before the first paint by `public/early.js`, then by what is stored.
 */
export function ProgressBoard({ catalog }: Props): JSX.Element {
  const stored = useStore($progress);
  const [live, setLive] = useState(false);
  // What is stored is known in the browser only: the first view must be the server's.
  useEffect(() => setLive(true), []);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-begun', hasBegun(stored));
  }, [stored]);
  const progress = live ? stored : EMPTY;
  const readiness = useMemo(() => readinessOf(catalog, progress), [catalog, progress]);

  return (
    <div class="board" data-live={live || undefined}>
      <FirstSteps />
      <BoardSum catalog={catalog} progress={progress} readiness={readiness} />
      <nav class="jump row meta needs-script" aria-label="On this page">
        {parts.map(({ id, name }) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
      <section aria-labelledby="by-qualification">
        <h2 id="by-qualification">Readiness</h2>
        <p class="board__says">
          A skill is ready when all its modules are passed. Open a qualification to see its modules.
        </p>
        <ReadinessList catalog={catalog} readiness={readiness} />
        <StateLegend />
        <p class="board__sheet meta">
          For a mentor: <a href={href('/readiness/')}>your readiness sheet</a>, to print.
        </p>
      </section>
      <div class="board__parts">
        <ProgressFigures catalog={catalog} progress={progress} />
        <MissedItems catalog={catalog} progress={progress} />
        <div class="board__pair">
          <Bookmarks catalog={catalog} progress={progress} />
          <RecentActivity catalog={catalog} progress={progress} />
        </div>
      </div>
    </div>
  );
}

function FirstSteps(): JSX.Element {
  return (
    <section class="board__first needs-script" aria-labelledby="first-steps">
      <h2 id="first-steps">Nothing here yet</h2>
      <p>
        Once you have read a section or answered a question, this page shows how ready you are for
        each qualification, what review will ask and when, the days on which you studied, and the
        questions that you missed.
      </p>
      <p class="row">
        <a class="button button--main" href={href('/path/')}>
          Begin with your path
        </a>
        <a class="button button--quiet" href={href('/placement/')}>
          Find out what you know
        </a>
      </p>
      <p class="meta">
        You studied on another device? <a href={href('/bring/')}>Bring your progress</a>.
      </p>
    </section>
  );
}
