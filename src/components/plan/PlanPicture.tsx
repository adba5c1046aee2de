import type { JSX } from 'preact';
import { parseDate } from '../../domain/day.ts';
import { findModule } from '../../domain/find-module.ts';
import { planEntries, plannedLabs, type PlannedLab } from '../../domain/plan.ts';
import type { Filling } from '../../domain/plan/free-weeks.ts';
import { count, formatDate } from '../format.ts';
import { labTitle, moduleTitle, qualificationName } from '../names.ts';
import type { ShownPlan } from './props.ts';

const HEAD = 26;
const LANE = 46;
const BAR = 18;
const LAB_BAR = 8;
/** More week numbers than this do not fit beside each other, and more lines are a hatching. */
const MOST_LABELS = 24;
/** So many have room for the word, too. */
const FEW_WEEKS = 8;

/** Of its time: so that two bars that follow each other do not look like one. */
const INK = 0.93;

const FILLS: Record<Filling, string> = {
  review: 'review',
  again: 'weak modules again',
  interview: 'interview',
};

/**
 * Weeks across, as narrow as their number wants, and a lane for each qualification. A module is a bar
 * in its lane, filled as far as it is done, with its labs after it, thinner and hollow; weeks that stay
 * free have a lane of their own below. The list of weeks says the same in words. Lengths across are
 * percentages: nothing is scaled, so text keeps its size.
 */
export function PlanPicture(props: ShownPlan): JSX.Element {
  const { plan, input, catalog, isLive, isLinked, finished, states, lanes, free, thisWeek } = props;
  const entries = planEntries(plan);
  const labs = plannedLabs(plan);
  const across = plan.weeks.length + free.length;
  const x = (weeks: number) => `${Math.round((weeks / across) * 1e4) / 100}%`;
  const height = HEAD + (lanes.lanes.length + (free.length > 0 ? 1 : 0)) * LANE;
  const step = Math.ceil(across / MOST_LABELS);
  const target = input.target ? (days(input.target) - days(input.start)) / 7 : null;
  /** Whether modules of other lanes count for it, too. */
  const isShared = (lane: string) => entries.some(({ askedBy }) => askedBy.includes(lane));
  const doneOf = (id: string): number => {
    const module = findModule(catalog, id);
    if (!module || isLinked) return 0;
    if (finished.has(id)) return 1;
    return (states.get(id)?.sectionsRead.length ?? 0) / Math.max(1, module.sections.length);
  };

  return (
    <svg class="plan-picture" width="100%" height={height} role="img" aria-labelledby="pic-t pic-d">
      <title id="pic-t">The plan as a picture</title>
      <desc id="pic-d">
        {`${count(entries.length, 'module')} as bars in ${count(lanes.lanes.length, 'lane')}, over ${count(plan.weeks.length, 'week')}` +
          (isLive ? ` from ${formatDate(input.start)}` : '') +
          (labs.length > 0 ? `, and ${count(labs.length, 'lab')} as thinner, hollow bars` : '') +
          (free.length > 0
            ? `; then ${count(free.length, 'week')} that ${free.length === 1 ? 'stays' : 'stay'} free`
            : '') +
          '. The list of weeks below says the same.'}
      </desc>
      {thisWeek !== null && (
        <rect
          class="plan-picture__now"
          x={x(thisWeek - 1)}
          width={x(1)}
          y={0}
          height={height}
          rx="3"
        />
      )}
      {Array.from({ length: across }, (_, week) => week)
        .filter((week) => week % step === 0)
        .map((week) => (
          <g key={week}>
            <line class="plan-picture__week" x1={x(week)} x2={x(week)} y1={HEAD - 6} y2={height} />
            <text class="plan-picture__n" x={x(week + 0.5)} y={14} text-anchor="middle">
              {across <= FEW_WEEKS ? `week ${week + 1}` : week + 1}
            </text>
          </g>
        ))}
      <line class="plan-picture__week" x1="100%" x2="100%" y1={HEAD - 6} y2={height} />
      {target !== null && target < across && (
        <line
          class="plan-picture__target"
          x1={x(target)}
          x2={x(target)}
          y1={HEAD - 6}
          y2={height}
        />
      )}
      {lanes.lanes.map((lane, row) => {
        const { ordinal, short } = qualificationName(catalog, lane);
        const y = HEAD + row * LANE;
        const isIn = ({ module }: { module: string }) => lanes.laneOf(module) === lane;
        const own = entries.filter(isIn);
        return (
          <g key={lane} class={`q${ordinal}`}>
            <line class="plan-picture__lane" x1="0" x2="100%" y1={y} y2={y} />
            <text class="plan-picture__title" x="2" y={y + 16}>
              <tspan class="plan-picture__q">{ordinal > 0 ? `Q${ordinal}` : 'First'}</tspan>{' '}
              {ordinal > 0 ? short : 'what the others need'}
              <tspan class="plan-picture__n">{`  ${own.length > 0 ? own.length : isShared(lane) ? 'in other lanes' : ''}`}</tspan>
            </text>
            {own.map(({ module, begins, ends }) => {
              const done = doneOf(module);
              return (
                <g key={module}>
                  <title>{moduleTitle(catalog, module)}</title>
                  <rect
                    class="plan-picture__bar"
                    x={x(begins)}
                    width={x((ends - begins) * INK)}
                    y={y + 22}
                    height={BAR}
                    rx="2"
                  />
                  {done > 0 && (
                    <rect
                      class="plan-picture__done"
                      x={x(begins)}
                      width={x((ends - begins) * done * INK)}
                      y={y + 22}
                      height={BAR}
                      rx="2"
                    />
                  )}
                </g>
              );
            })}
            {labs.filter(isIn).map((lab) => (
              <LabBar {...props} key={lab.lab} lab={lab} x={x} y={y + 22} />
            ))}
          </g>
        );
      })}
      {free.length > 0 && (
        <g>
          <line class="plan-picture__lane" x1="0" x2="100%" y1={height - LANE} y2={height - LANE} />
          <text class="plan-picture__title" x="2" y={height - LANE + 16}>
            Free weeks
            <tspan class="plan-picture__n">
              {`  ${[...new Set(free.flatMap(({ fills }) => fills))].map((fill) => FILLS[fill]).join(', ')}`}
            </tspan>
          </text>
          {free.map(({ start, fills }, i) => {
            const from = plan.weeks.length + i;
            return (
              <g key={start}>
                <title>{fills.map((fill) => FILLS[fill]).join(', ')}</title>
                <rect
                  class={`plan-picture__free plan-picture__free--${fills.at(-1) ?? 'review'}`}
                  x={x(from + 0.06)}
                  width={x(Math.min(from + 1, target ?? from + 1) - from - 0.12)}
                  y={height - LANE + 22}
                  height={BAR}
                  rx="9"
                />
              </g>
            );
          })}
        </g>
      )}
    </svg>
  );
}

function LabBar({
  lab: { lab, begins, ends },
  x,
  y,
  catalog,
  isLinked,
  labsDoneOn,
}: ShownPlan & { lab: PlannedLab; x: (weeks: number) => string; y: number }): JSX.Element {
  return (
    <g>
      <title>{`Lab: ${labTitle(catalog, lab)}`}</title>
      <rect
        class="plan-picture__lab"
        data-done={(!isLinked && labsDoneOn.has(lab)) || undefined}
        x={x(begins)}
        width={x((ends - begins) * INK)}
        y={y + (BAR - LAB_BAR) / 2}
        height={LAB_BAR}
        rx="2"
      />
    </g>
  );
}

function days(iso: string): number {
  return parseDate(iso) ?? 0;
}
