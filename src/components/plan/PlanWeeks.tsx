import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { planEntries } from '../../domain/plan.ts';
import { moduleTitle } from '../names.ts';
import { FreeWeekRow } from './FreeWeekRow.tsx';
import { LaneHeads } from './LaneStrip.tsx';
import type { ShownPlan } from './props.ts';
import { WeekRow } from './WeekRow.tsx';

/** The weeks as a list to tick: this week open, the others folded to a line each. */
export function PlanWeeks(props: ShownPlan): JSX.Element {
  const { plan, input, catalog, free, openWeek } = props;
  const list = useRef<HTMLOListElement>(null);
  const [areOpen, setAreOpen] = useState(false);
  const all = plan.weeks.length + free.length;
  const open = openWeek - 1;
  const openAll = () => {
    // Not what is folded in them.
    for (const { firstElementChild: details } of list.current?.children ?? [])
      details?.toggleAttribute('open', !areOpen);
    setAreOpen(!areOpen);
  };
  return (
    <>
      <p class="meta print-only">
        {catalog.qualifications
          .filter(({ id }) => input.qualifications === 'all' || input.qualifications.includes(id))
          .map(({ ordinal, short }) => `Q${ordinal} ${short}`)
          .join(' · ')}
      </p>
      {all > 0 && (
        <div class="weeks__head">
          <LaneHeads {...props} />
          {all > 1 && (
            <button class="link-button needs-script" type="button" onClick={openAll}>
              {areOpen ? 'Fold all weeks' : 'Open all weeks'}
            </button>
          )}
        </div>
      )}
      {/* By place, not by date: with a new start a row stays the row it was, open or folded. */}
      <ol class="weeks plain-list" ref={list}>
        {plan.weeks.map((week, i) => (
          <WeekRow {...props} {...{ week }} index={i} isOpen={i === open} key={i} />
        ))}
        {free.map((week, i) => {
          const index = plan.weeks.length + i;
          return (
            <FreeWeekRow {...props} {...{ week, index }} isOpen={index === open} key={index} />
          );
        })}
      </ol>
      {plan.dropNext && planEntries(plan).length > 1 && (
        <p class="meta">
          If time shrinks, drop “{moduleTitle(catalog, plan.dropNext)}” first: it is worth the least
          for its minutes.
        </p>
      )}
    </>
  );
}
