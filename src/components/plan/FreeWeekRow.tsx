import type { JSX } from 'preact';
import type { Filling, FreeWeek } from '../../domain/plan/free-weeks.ts';
import { href } from '../../site.ts';
import { moduleTitle } from '../names.ts';
import type { ShownPlan } from './props.ts';
import { WeekLine } from './WeekLine.tsx';

const NAMES: Record<Filling, string> = {
  review: 'review',
  again: 'weak modules again',
  interview: 'interview',
};

/** A week without new work: what helps in it. */
export function FreeWeekRow(
  props: ShownPlan & { week: FreeWeek; index: number; isOpen: boolean },
): JSX.Element {
  const { week, isOpen } = props;
  return (
    <li class="week week--free">
      <details open={isOpen}>
        <WeekLine
          {...props}
          last={week.last}
          contents={`free: ${week.fills.map((fill) => NAMES[fill]).join(', ')}`}
          time=""
        />
        <ul class="week__body week__fills">
          {week.fills.map((fill) => (
            <li key={fill}>
              <Fill {...props} fill={fill} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Fill({ fill, week, catalog }: ShownPlan & { fill: Filling; week: FreeWeek }): JSX.Element {
  switch (fill) {
    case 'review':
      return (
        <>
          <a href={href('/review/')}>Review</a>: what is due by then.
        </>
      );
    case 'interview':
      return (
        <>
          <a href={href('/interview/')}>Interview</a>: recaps, questions to answer aloud, what you
          missed most.
        </>
      );
    case 'again':
      return week.again.length === 0 ? (
        <>Weak modules again: your wrong answers will say which.</>
      ) : (
        <>
          Again, because you missed questions:{' '}
          {week.again.map((id, i) => (
            <span key={id}>
              {i > 0 && '; '}
              <a href={href(`/modules/${id}/`)}>{moduleTitle(catalog, id)}</a>
            </span>
          ))}
          .
        </>
      );
  }
}
