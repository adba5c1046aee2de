import type { JSX } from 'preact';
import { qualificationName } from '../names.ts';
import type { ShownPlan } from './props.ts';

const HEIGHT = 16;
/** Of a lane's width: what stays between it and the next one. */
const GAP = 0.16;

/** One week across the lanes, for narrow screens: a block for each module, filled where it is done. */
export function LaneStrip(props: ShownPlan & { modules: readonly string[] }): JSX.Element {
  const { modules, lanes, catalog, finished, isLinked } = props;
  const all = lanes.lanes.length;
  const percent = (lane: number) => `${Math.round((lane / all) * 1e4) / 100}%`;
  return (
    <svg class="lane-strip" width="100%" height={HEIGHT} aria-hidden="true">
      {lanes.lanes.map((id, lane) => {
        const own = modules.filter((module) => lanes.laneOf(module) === id);
        const width = (1 - GAP) / Math.max(1, own.length);
        return (
          <g key={id} class={`q${qualificationName(catalog, id).ordinal}`}>
            <rect
              class="lane-strip__ground"
              x={percent(lane + GAP / 2)}
              width={percent(1 - GAP)}
              height={HEIGHT}
            />
            {own.map((module, i) => (
              <rect
                class={
                  !isLinked && finished.has(module) ? 'plan-picture__done' : 'plan-picture__bar'
                }
                key={module}
                x={percent(lane + GAP / 2 + i * width)}
                y={1}
                width={percent(width * 0.9)}
                height={HEIGHT - 2}
                rx="1"
              />
            ))}
          </g>
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
