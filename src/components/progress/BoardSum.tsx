import { useStore } from '@nanostores/preact';
import { Fragment, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { $due } from '../../client/review/due.ts';
import { activityByDay } from '../../domain/activity.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type { Progress } from '../../domain/progress/format.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { count } from '../format.ts';
import { useLater } from '../use-later.ts';

interface Props {
  catalog: Catalog;
  progress: Progress;
  readiness: Readiness;
}

/** All of it in a line: what was passed, on how many days was studied, and what is due today. */
export function BoardSum({ catalog, progress, readiness }: Props): JSX.Element {
  const due = useStore($due);
  const late = useLater(progress);
  const days = useMemo(() => activityByDay(late).length, [late]);
  const passed = [...readiness.modules.values()].filter((module) => module.passed).length;
  const parts = [
    `${passed} of ${count(catalog.modules.length, 'module')} passed`,
    count(days, 'study day'),
    ...(due === null ? [] : [due === 0 ? 'nothing due' : `${count(due, 'review')} due`]),
  ];
  return (
    <p class="board__sum">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ' · '}
          <span>{part}</span>
        </Fragment>
      ))}
    </p>
  );
}
