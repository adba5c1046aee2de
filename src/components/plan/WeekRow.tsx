import type { JSX } from 'preact';
import { isoDate, parseDate } from '../../domain/day.ts';
import type { PlanWeek } from '../../domain/plan.ts';
import { carriedInto, weekParts } from '../../domain/plan/week-parts.ts';
import { labTitle, moduleTitle } from '../names.ts';
import { LabLine } from './LabLine.tsx';
import { LaneStrip } from './LaneStrip.tsx';
import { ModuleLine } from './ModuleLine.tsx';
import type { ShownPlan } from './props.ts';
import { WeekLine } from './WeekLine.tsx';
import { contentsLine, shortRange } from './week-line.ts';

interface Props extends ShownPlan {
  week: PlanWeek;
  /** From 0. */
  index: number;
  isOpen: boolean;
}

/** A week: one line while it is folded, and its work to tick. */
export function WeekRow(props: Props): JSX.Element {
  const { week, index, isOpen, catalog, plan, isLinked, finished, labsDoneOn } = props;
  const last = isoDate((parseDate(week.start) ?? 0) + 6);
  const modules = week.entries.map(({ module }) => module);
  const done = isLinked
    ? 0
    : modules.filter((id) => finished.has(id)).length +
      week.labs.filter(({ lab }) => labsDoneOn.has(lab)).length;
  const carried = week.low === 0 ? carriedInto(plan, index) : null;
  return (
    <li class={week.low > 0 ? 'week' : 'week week--carried'}>
      <details open={isOpen}>
        <WeekLine
          {...props}
          last={last}
          strip={modules.length > 0 && <LaneStrip {...props} modules={modules} />}
          contents={week.low > 0 ? contentsLine(week, done) : 'goes on'}
          time={week.low > 0 ? shortRange(week) : ''}
        />
        <div class="week__body">
          {week.low > 0 ? (
            <ol class="plain-list week__entries">
              {weekParts(week).map(({ entry, labs }) =>
                entry ? (
                  <li class="entry-line" key={entry.module}>
                    <ModuleLine {...props} entry={entry} />
                    {labs.length > 0 && (
                      <ol class="plain-list week__labs">
                        {labs.map((lab) => (
                          <LabLine {...props} key={lab.lab} id={lab.lab} planned={lab} />
                        ))}
                      </ol>
                    )}
                  </li>
                ) : (
                  labs.map((lab) => (
                    <LabLine {...props} key={lab.lab} id={lab.lab} planned={lab} isAlone />
                  ))
                ),
              )}
            </ol>
          ) : (
            <p class="meta">
              Goes on with{' '}
              {carried &&
                ('lab' in carried
                  ? `the lab “${labTitle(catalog, carried.lab)}”`
                  : moduleTitle(catalog, carried.module))}
              .
            </p>
          )}
        </div>
      </details>
    </li>
  );
}
