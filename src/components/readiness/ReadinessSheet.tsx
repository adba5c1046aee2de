import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { $progress } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { isoDate } from '../../domain/day.ts';
import { EMPTY } from '../../domain/progress/format.ts';
import { isBegun, readinessSheet } from '../../domain/readiness-sheet.ts';
import { formatDate } from '../format.ts';
import { SheetLabs } from './SheetLabs.tsx';
import { SheetMeaning } from './SheetMeaning.tsx';
import { SheetQualification } from './SheetQualification.tsx';

/** What the reader can show of their study, by qualification, with days: for the screen and on paper. */
export function ReadinessSheet({ catalog }: { catalog: Catalog }): JSX.Element {
  const stored = useStore($progress);
  const [day, setDay] = useState<number | null>(null);
  const [name, setName] = useState('');
  useEffect(() => {
    // A page that was left open overnight is printed with the day it is printed on.
    const renew = () => setDay(dayNow());
    renew();
    addEventListener('beforeprint', renew);
    return () => removeEventListener('beforeprint', renew);
  }, []);
  // What is stored is known in the browser only: the first view must be the server's.
  const progress = day === null ? EMPTY : stored;
  // A name that is typed changes none of it.
  const sheet = useMemo(
    () => readinessSheet(catalog, progress, day ?? Infinity),
    [catalog, progress, day],
  );
  const isEmpty = ![...sheet.modules.values()].some(isBegun) && sheet.labs.length === 0;

  return (
    <div class="sheet" data-live={day === null ? undefined : true}>
      <div class="sheet__tools needs-script">
        <label>
          <span>Name, if you like: it stays on this page and is not kept</span>
          <input
            type="text"
            maxLength={80}
            autocomplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button class="button" type="button" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <p class="sheet__who">
        {name.trim() !== '' && <strong>{name.trim()}</strong>}
        {day !== null && <span>As of {formatDate(isoDate(day))}</span>}
      </p>
      <p class="sheet__source">
        This sheet was made from what one reader did on Lakepath, kept by the reader’s own browser.
        Nobody supervised it.
      </p>
      {isEmpty ? (
        <p class="empty">
          Nothing to show yet. Once you read, pass or retain a module, this sheet lists it under
          each qualification that it serves, with the day.
        </p>
      ) : (
        <>
          {catalog.qualifications.map((qualification) => (
            <SheetQualification
              key={qualification.id}
              qualification={qualification}
              catalog={catalog}
              sheet={sheet}
            />
          ))}
          <SheetLabs labs={sheet.labs} catalog={catalog} />
        </>
      )}
      <SheetMeaning />
    </div>
  );
}
