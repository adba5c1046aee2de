import type { ComponentChildren } from 'preact';
import { Picture } from '../Picture.tsx';
import { describeLoop } from './words.ts';
import { stateOf } from './session.ts';
import type { Session } from './session.ts';

const ROW = 30;

type Tone = 'plain' | 'data' | 'meta' | 'accent' | 'warn' | 'commit' | 'gone';

/** The queues of this moment as cells: what each worker loads, what waits, and where loaded batches lie. */
export function Queues({ id, session, width }: { id: string; session: Session; width: number }) {
  const small = width < 320;
  const cellWidth = small ? 18 : 24;
  const left = small ? 98 : 106;
  const queueLeft = left + cellWidth + 18;
  const perRow = Math.floor((width - left - 2) / cellWidth);
  const { settings, states } = session;
  const state = stateOf(session);
  const { event } = state;
  const moved = 'batch' in event ? event.batch : null;
  const sent = event.kind === 'delivered' ? (event.sent?.batch ?? null) : null;
  // Each queue keeps the room of its longest moment, so that nothing jumps from step to step.
  const rooms = (length: (at: (typeof states)[number]) => number) =>
    Math.max(1, Math.ceil(Math.max(...states.map(length)) / perRow));

  const cell = (batch: number, x: number, y: number, tone: Tone) => (
    <g
      key={batch}
      class={`part t-${tone}${batch === moved || batch === sent ? ' sim-dl__moved' : ''}`}
    >
      <rect x={x} y={y} width={cellWidth} height={22} />
      <text class="s sim-dl__number" x={x + cellWidth / 2} y={y + 15}>
        {batch}
      </text>
    </g>
  );
  const empty = (x: number, y: number) => (
    <g class="part t-gone">
      <rect x={x} y={y} width={cellWidth} height={22} />
    </g>
  );

  const rows: ComponentChildren[] = [];
  let y = 18;
  state.workers.forEach(({ loading, queue }, worker) => {
    rows.push(
      <g key={`w${String(worker)}`}>
        <text class="label m" x={2} y={y + 15.5}>{`worker ${String(worker)}`}</text>
        {loading
          ? cell(loading.batch, left, y, loading.batch === settings.slowBatch ? 'warn' : 'accent')
          : empty(left, y)}
        {queue.map((batch, place) => cell(batch, queueLeft + place * cellWidth, y, 'plain'))}
        {queue.length === 0 && (
          <text class="s" x={queueLeft} y={y + 15}>
            {loading ? 'empty' : 'idle, no list'}
          </text>
        )}
      </g>,
    );
    y += ROW;
  });
  y += 6;
  const stock = (
    label: string,
    batches: readonly number[],
    tone: Tone,
    room: number,
    note: string,
  ) => {
    const top = y;
    rows.push(
      <g key={label}>
        <text class="label m" x={2} y={top + 15.5}>
          {label}
        </text>
        {batches.map((batch, place) =>
          cell(
            batch,
            left + (place % perRow) * cellWidth,
            top + Math.floor(place / perRow) * 22,
            tone,
          ),
        )}
        {batches.length === 0 && (
          <text class="s" x={left} y={top + 15}>
            {note}
          </text>
        )}
      </g>,
    );
    y += ROW + (room - 1) * 22;
  };
  stock(
    'result queue',
    state.results,
    'data',
    rooms(({ results }) => results.length),
    'empty',
  );
  if (settings.pinMs > 0) {
    stock('pin thread', state.pinning ? [state.pinning.batch] : [], 'meta', 1, 'idle');
    stock(
      'data queue',
      state.data,
      'data',
      rooms(({ data }) => data.length),
      'empty',
    );
  }
  if (settings.inOrder) {
    stock(
      'reorder buffer',
      state.reorder,
      'meta',
      rooms(({ reorder }) => reorder.length),
      'empty',
    );
  } else {
    stock('reorder buffer', [], 'meta', 1, 'not used: in_order=False');
  }
  stock(
    'loop',
    state.loop.kind === 'steps' ? [state.loop.batch] : [],
    'commit',
    1,
    state.loop.kind === 'ended'
      ? 'ended'
      : settings.inOrder
        ? `waits for batch ${String(state.due)}`
        : 'waits for any batch',
  );

  return (
    <Picture
      id={`${id}-queues`}
      title="The queues at this moment"
      desc={`${describeLoop(session, state)} The table below lists the queues.`}
      width={width}
      height={y}
    >
      <text class="s" x={left} y={10}>
        loads
      </text>
      <text class="s" x={queueLeft} y={10}>
        index queue, next first
      </text>
      {rows}
    </Picture>
  );
}
