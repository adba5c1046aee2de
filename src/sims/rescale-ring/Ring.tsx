import type { ComponentChildren } from 'preact';
import { Picture } from '../Picture.tsx';
import { movedGroups, rangesOf, sizeOf } from './key-groups.ts';
import type { Job, Range } from './key-groups.ts';
import { keyGroupOf } from './key-hash.ts';
import type { Load } from './load.ts';
import type { State } from './model.ts';
import { bandPath, placeNames, pointAt, ring, spikeEnd, spikePath, toneOf } from './ring-shape.ts';
import { describePicture, keyName } from './words.ts';

interface Props {
  id: string;
  state: State;
  groups: readonly Load[];
}

/** The key groups as a ring: the present ranges outside, the ranges before the last restore inside. */
export function Ring({ id, state, groups }: Props) {
  const { job, before } = state;
  const moved = before ? movedGroups(before, job) : [];
  const count = job.maxParallelism;
  const shares = groups.map(({ share }) => share);
  return (
    <Picture
      id={`${id}-ring`}
      title="The ring of key groups"
      desc={describePicture(state)}
      width={ring.width}
      height={ring.height}
    >
      <Band job={job} band={ring.now}>
        <Separators groups={count} />
      </Band>
      <path class={`sim-ring__spikes${count > 160 ? ' thin' : ''}`} d={spikePath(shares)} />
      {before && (
        <>
          <Band job={before} band={ring.before} />
          <g class="sim-ring__moved" key={`${before.parallelism}-${job.parallelism}`}>
            {moved.map((run) => (
              <path key={run.first} d={bandPath(run, count, ring.moved)} />
            ))}
          </g>
        </>
      )}
      <Names state={state} shares={shares} />
      <Middle job={job} moved={before && moved} />
    </Picture>
  );
}

interface BandProps {
  job: Job;
  band: { readonly inner: number; readonly outer: number };
  /** Drawn over the ranges, under their numbers. */
  children?: ComponentChildren;
}

/** One range after the other, each with the number of its subtask. */
function Band({ job, band, children }: BandProps) {
  const middle = (band.inner + band.outer) / 2;
  // A number needs about 14 units of the arc.
  const isNumbered = (2 * Math.PI * middle) / job.parallelism >= 14;
  const ranges = rangesOf(job).map((range, subtask) => ({
    range,
    subtask,
    tone: `part t-${toneOf(subtask, job.parallelism)}`,
    at: pointAt((range.first + range.last + 1) / 2 / job.maxParallelism, middle),
  }));
  return (
    <>
      {ranges.map(({ range, subtask, tone }) => (
        <g key={subtask} class={tone}>
          <path fill-rule="evenodd" d={bandPath(range, job.maxParallelism, band)} />
        </g>
      ))}
      {children}
      {isNumbered &&
        ranges.map(({ subtask, tone, at: [x, y] }) => (
          <g key={subtask} class={tone}>
            <text class="s sim-ring__number sim-ring__owner" x={x} y={y + 4}>
              {subtask}
            </text>
          </g>
        ))}
    </>
  );
}

/** Thin lines across the present band between neighbouring groups: the dashes of one wide circle. */
function Separators({ groups }: { groups: number }) {
  const { inner, outer } = ring.now;
  const radius = (inner + outer) / 2;
  // With more groups, the lines would touch.
  if (groups > 160) return null;
  // In units of the path, where a group is 1 long.
  const width = groups > 40 ? 0.5 : 1.25;
  const dash = Math.round((width / (2 * Math.PI * radius)) * groups * 1000) / 1000;
  // Browsers draw a circle as four curves and smear a dash over their joints: turned by a part of a group that is no
  // quarter, the circle has no joint where a line is.
  const turn = 0.375;
  return (
    <circle
      class="sim-ring__separators"
      cx={ring.x}
      cy={ring.y}
      r={radius}
      stroke-width={outer - inner}
      pathLength={groups}
      stroke-dasharray={`${dash} ${1 - dash}`}
      stroke-dashoffset={turn + dash / 2}
      transform={`rotate(${(360 * turn) / groups - 90} ${ring.x} ${ring.y})`}
    />
  );
}

function Names({ state, shares }: { state: State; shares: readonly number[] }) {
  const { keys, hot } = state.traffic;
  const count = state.job.maxParallelism;
  const greatest = Math.max(...shares, 0);
  const names = keys.map((key) => ({ text: keyName(key), group: keyGroupOf(key, count) }));
  return (
    <>
      {placeNames(names, count).map(({ text, group, side, x, y }) => {
        const [x1, y1] = pointAt((group + 0.5) / count, spikeEnd(shares[group] ?? 0, greatest) + 2);
        const isHot = hot !== null && text === keyName(hot.key);
        return (
          <g key={`${text} ${group}`} class="sim-ring__name">
            <path d={`M${x1} ${y1}L${x} ${y}`} />
            <text
              class={`label s${isHot ? ' strong' : ''}`}
              x={side === 'left' ? x - 3 : x + 3}
              y={y + 4}
              text-anchor={side === 'left' ? 'end' : 'start'}
            >
              {text.length > 10 ? `${text.slice(0, 8)}…` : text}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** `moved` is null in a job that was not restored. */
function Middle({ job, moved }: { job: Job; moved: readonly Range[] | null }) {
  const all = job.maxParallelism;
  const count = moved?.reduce((sum, run) => sum + sizeOf(run), 0);
  const lines = count === undefined ? [all, 'key groups'] : [count, `of ${all}`, 'moved'];
  const top = ring.y + 4 - (lines.length - 1) * 6.5;
  return (
    <>
      {lines.map((line, i) => (
        <text
          key={i}
          class={`label ${i === 0 ? 'm strong' : 's'}`}
          x={ring.x}
          y={top + i * 13}
          text-anchor="middle"
        >
          {line}
        </text>
      ))}
    </>
  );
}
