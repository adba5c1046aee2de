import type { JSX } from 'preact';
import { dayNow } from '../../client/clock.ts';
import { parseDate } from '../../domain/day.ts';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { moduleProgress } from '../../domain/states.ts';
import { count, formatDate } from '../format.ts';
import { moduleTitle, qualificationName } from '../names.ts';
import type { PlanResultProps } from './props.ts';

interface Props extends PlanResultProps {
  finished: ReadonlySet<string>;
  labsDoneOn: ReadonlyMap<string, number | null>;
}

const ROW = 38;
const BAR = 12;
const LAB_BAR = 7;
const HEAD = 24;
/** More week numbers than this do not fit beside each other on a phone. */
const MOST_LABELS = 8;

/**
 * Weeks across, a bar for each module in the colour of the qualification that asks for it, filled as
 * far as it is done; after it its labs, thinner and hollow. The list below says the same in words.
 * Lengths across are percentages: nothing is scaled, so text keeps its size.
 */
export function PlanPicture(props: Props): JSX.Element {
  const { plan, input, catalog, progress, isLive, isLinked, finished } = props;
  const entries = planEntries(plan);
  const labs = plannedLabs(plan);
  // Labs that come at the beginning have the row of their module, which is done already.
  const works = [...entries, ...labs].sort((a, b) => a.begins - b.begins);
  const rows = [...new Set(works.map(({ module }) => module))];
  const across = plan.weeks.length;
  const x = (weeks: number) => `${(weeks / across) * 100}%`;
  const height = HEAD + rows.length * ROW;
  const step = Math.ceil(across / MOST_LABELS);
  const now = isLive ? (dayNow() - (parseDate(input.start) ?? 0)) / 7 : -1;
  const moduleOf = (id: string) => catalog.modules.find((module) => module.id === id);
  const doneOf = (id: string): number => {
    const module = moduleOf(id);
    if (!module || isLinked) return 0;
    if (finished.has(id)) return 1;
    const { sectionsRead } = moduleProgress(progress, module, catalog.retired);
    return sectionsRead.length / Math.max(1, module.sections.length);
  };
  const isLabDone = (id: string) => !isLinked && props.labsDoneOn.has(id);

  return (
    <svg class="plan-picture" width="100%" height={height} role="img" aria-labelledby="pic-t pic-d">
      <title id="pic-t">The plan as a picture</title>
      <desc id="pic-d">
        {`${count(entries.length, 'module')} as bars, one after the other, over ${count(across, 'week')}` +
          (labs.length > 0
            ? `, and ${count(labs.length, 'lab')} as thinner, hollow bars, each after its module`
            : '') +
          (isLive ? ` from ${formatDate(input.start)}` : '') +
          '. The list of weeks below says the same.'}
      </desc>
      {Array.from({ length: across + 1 }, (_, week) => (
        <g key={week}>
          {(week % step === 0 || week === across) && (
            <line class="plan-picture__week" x1={x(week)} x2={x(week)} y1={HEAD - 4} y2={height} />
          )}
          {week < across && week % step === 0 && (
            <text class="plan-picture__n" x={x(week + 0.5)} y={14} text-anchor="middle">
              {week === 0 ? `week ${week + 1}` : week + 1}
            </text>
          )}
        </g>
      ))}
      {now > 0 && now < across && (
        <line class="plan-picture__now" x1={x(now)} x2={x(now)} y1={HEAD - 4} y2={height} />
      )}
      {rows.map((id, row) => {
        const [first] = works.filter(({ module }) => module === id);
        if (!first) return null;
        const entry = 'lab' in first ? null : first;
        const y = HEAD + row * ROW;
        const done = entry ? doneOf(id) : 0;
        const [at, anchor] = labelPlace(first.begins, first.ends, across);
        const [asker = ''] = entry?.askedBy ?? moduleOf(id)?.qualifications ?? [];
        return (
          <g key={id} class={`q${qualificationName(catalog, asker).ordinal}`}>
            <text class="plan-picture__title" x={x(at)} y={y + 12} text-anchor={anchor}>
              {moduleTitle(catalog, id).split(':')[0]}
              {!entry && ', done'}
            </text>
            {entry && (
              <rect
                class="plan-picture__bar"
                x={x(entry.begins)}
                width={x(entry.ends - entry.begins)}
                y={y + 17}
                height={BAR}
                rx="2"
              />
            )}
            {entry && done > 0 && (
              <rect
                class="plan-picture__done"
                x={x(entry.begins)}
                width={x((entry.ends - entry.begins) * done)}
                y={y + 17}
                height={BAR}
                rx="2"
              />
            )}
            {labs
              .filter(({ module }) => module === id)
              .map(({ lab, begins, ends }) => (
                <rect
                  class="plan-picture__lab"
                  data-done={isLabDone(lab) || undefined}
                  key={lab}
                  x={x(begins)}
                  width={x(ends - begins)}
                  y={y + 17 + (BAR - LAB_BAR) / 2}
                  height={LAB_BAR}
                  rx="2"
                />
              ))}
          </g>
        );
      })}
    </svg>
  );
}

/** Where a bar's label stands, so that none runs out of the picture on a phone. */
function labelPlace(begins: number, ends: number, across: number): [number, string] {
  if (begins < across * 0.33) return [begins, 'start'];
  if (ends > across * 0.67) return [ends, 'end'];
  return [(begins + ends) / 2, 'middle'];
}
