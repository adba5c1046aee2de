import type { JSX } from 'preact';
import { qualificationName } from '../names.ts';
import type { ShownPlan } from './props.ts';

/** In units of the picture, which is stretched to its place. */
const LANE = 20;
const HEIGHT = 16;
const GAP = 3;
const BETWEEN = 1;

/** One week across the lanes, for narrow screens: a block for each module, filled where it is done. */
export function LaneStrip(props: ShownPlan & { modules: readonly string[] }): JSX.Element {
  const { modules, lanes, catalog, finished, isLinked } = props;
  const all = lanes.lanes;
  return (
    <svg
      class="lane-strip"
      viewBox={`0 0 ${all.length * LANE} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        class="lane-strip__ground"
        d={all.map((_, i) => `M${i * LANE} 0h${LANE - GAP}v${HEIGHT}h${GAP - LANE}z`).join('')}
      />
      {modules.map((module) => {
        const lane = lanes.laneOf(module);
        const own = modules.filter((one) => lanes.laneOf(one) === lane);
        const width = (LANE - GAP + BETWEEN) / own.length;
        const { ordinal } = qualificationName(catalog, lane);
        const isDone = !isLinked && finished.has(module);
        return (
          <rect
            class={`q${ordinal} plan-picture__${isDone ? 'done' : 'bar'}`}
            key={module}
            x={all.indexOf(lane) * LANE + own.indexOf(module) * width}
            width={width - BETWEEN}
            height={HEIGHT}
          />
        );
      })}
    </svg>
  );
}

/** The lanes' names above the strips. */
export function LaneHeads({ lanes, catalog }: ShownPlan): JSX.Element {
  return (
    <p class="lane-heads" aria-hidden="true">
      {lanes.lanes.map((id) => {
        const { ordinal } = qualificationName(catalog, id);
        return (
          <span key={id} class={`q${ordinal}`}>
            {ordinal > 0 ? `Q${ordinal}` : '+'}
          </span>
        );
      })}
    </p>
  );
}
