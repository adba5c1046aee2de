import { latencyOf } from './loads.ts';
import { nameOf } from './names.ts';
import { holderOf } from './queue.ts';
import { PAUSE } from './state.ts';
import type { Entry, State } from './state.ts';

const ROOM = { x: 1, width: 338, height: 98 };
const GAP = 4;

/** The queue’s places in the order of the input, downwards: how far each request is, and what it waits for. */
export function Places({ state, y }: { state: State; y: number }) {
  const { capacity } = state.settings;
  const columns = capacity > 4 ? 2 : 1;
  const rows = Math.ceil(capacity / columns);
  const width = (ROOM.width + GAP) / columns - GAP;
  const height = (ROOM.height + GAP) / rows - GAP;
  return Array.from({ length: capacity }, (_, index) => (
    <Place
      key={index}
      x={ROOM.x + Math.floor(index / rows) * (width + GAP)}
      y={y + (index % rows) * (height + GAP)}
      width={width}
      height={height}
      entry={state.queue[index]}
      state={state}
    />
  ));
}

interface Props {
  x: number;
  y: number;
  width: number;
  height: number;
  entry: Entry | undefined;
  state: State;
}

function Place({ x, y, width, height, entry, state }: Props) {
  const tone = entry ? (entry.phase === 'done' ? 'meta' : 'plain') : 'gone';
  const middle = y + height / 2 + 4;
  return (
    <>
      <g class={`part t-${tone}`}>
        <rect x={x} y={y} width={width} height={height} rx="3" />
      </g>
      {entry && entry.phase !== 'done' && (
        <g class={`part sim-tank__fill t-${entry.phase === 'asked' ? 'data' : 'warn'}`}>
          <rect
            x={x + 1}
            y={y + 1}
            width={filled(entry, state) * (width - 2)}
            height={height - 2}
            rx="2"
          />
        </g>
      )}
      {entry && (
        <>
          <text class="label m strong" x={x + 8} y={middle}>
            {nameOf(entry.element)}
          </text>
          <text class="label s sim-tank__place" x={x + width - 8} y={middle} text-anchor="end">
            {tellEntry(entry, state)}
          </text>
        </>
      )}
    </>
  );
}

/** How much of an attempt, or of the pause, is over: 0 to 1. */
function filled({ element, at, phase }: Entry, { load, now }: State): number {
  const length = phase === 'pausing' ? PAUSE : latencyOf(load, element.of);
  return 1 - (at - now) / length;
}

function tellEntry(entry: Entry, { queue, settings, now }: State): string {
  const holder = holderOf(queue, settings.mode, entry);
  const left = `${entry.at - now} ms`;
  switch (entry.phase) {
    case 'asked':
      return `${entry.attempt > 1 ? `attempt ${entry.attempt}, ends` : 'answer'} in ${left}`;
    case 'pausing':
      return `error, again in ${left}`;
    case 'done':
      return holder ? `waits for ${nameOf(holder)}` : '';
  }
}
