import { Picture } from '../Picture.tsx';
import { describeLoop, ms } from './words.ts';
import { stateOf } from './session.ts';
import type { Session } from './session.ts';
import type { Span, State, Task } from './state.ts';

interface Bar {
  lane: Span['lane'];
  kind: Span['kind'];
  batch: number | null;
  from: number;
  /** Drawn solid up to here, dashed from here to `until`. */
  to: number;
  until: number;
}

const PITCH = 28;
const HEIGHT = 22;
const TOP = 20;
const LABELS = 72;
const LENGTHS = [
  400, 800, 1200, 1600, 2000, 2400, 3200, 4000, 4800, 6400, 8000, 9600, 12800, 16000,
];

/** The length of the time axis: steps, so that the scale seldom changes from run to run. */
function axisLength(end: number): number {
  return LENGTHS.find((length) => length >= end) ?? Math.ceil(end / 4000) * 4000;
}

function barsOf({ spans, workers, pinning, loop, now }: State): Bar[] {
  const done = spans.map((span) => ({ ...span, until: span.to }));
  const going = (lane: Bar['lane'], kind: Bar['kind'], task: Task | null): Bar[] =>
    task ? [{ lane, kind, batch: task.batch, from: task.from, to: now, until: task.until }] : [];
  return [
    ...done,
    ...workers.flatMap(({ loading }, worker) => going(worker, 'load', loading)),
    ...going('pin', 'pin', pinning),
    ...(loop.kind === 'steps' ? going('loop', 'step', loop) : []),
    ...(loop.kind === 'waits' && loop.since < now
      ? [
          {
            lane: 'loop',
            kind: 'wait',
            batch: null,
            from: loop.since,
            to: now,
            until: now,
          } as const,
        ]
      : []),
  ];
}

/** One time lane per worker, for the pin thread and for the loop, to scale, up to the moment that is looked at. */
export function Gantt({ id, session, width }: { id: string; session: Session; width: number }) {
  const state = stateOf(session);
  const { settings, states } = session;
  const end = states.at(-1)?.now ?? 0;
  const length = axisLength(end);
  const at = (time: number) =>
    Math.round((LABELS + (time / length) * (width - LABELS - 14)) * 10) / 10;
  const lanes: Span['lane'][] = [
    ...state.workers.keys(),
    ...(settings.pinMs > 0 ? (['pin'] as const) : []),
    'loop',
  ];
  const top = (lane: Span['lane']) => TOP + lanes.indexOf(lane) * PITCH;
  const bottom = TOP + lanes.length * PITCH;
  const now = at(state.now);
  const bars = barsOf(state);

  return (
    <Picture
      id={`${id}-lanes`}
      title="Time lanes of the workers and the loop"
      desc={`Up to ${ms(state.now)}: ${String(state.delivered.length)} of ${String(settings.batches)} batches delivered. ${describeLoop(session, state)} The tables below say the same in words.`}
      width={width}
      height={bottom + 22}
    >
      {lanes.map((lane) => (
        <g class="lane" key={lane}>
          <path d={`M${String(LABELS)} ${String(top(lane) + HEIGHT / 2)}H${String(width - 14)}`} />
          <text class="label m" x={2} y={top(lane) + 15.5}>
            {typeof lane === 'number'
              ? `worker ${String(lane)}`
              : lane === 'pin'
                ? 'pin thread'
                : 'loop'}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <TimeBar
          key={keyOf(bar)}
          bar={bar}
          y={top(bar.lane)}
          at={at}
          slow={bar.kind === 'load' && bar.batch === settings.slowBatch}
        />
      ))}
      <g class="axis">
        <path d={`M${String(LABELS)} ${String(bottom)}H${String(width - 14)}`} />
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <path d={`M${String(at(length * part))} ${String(bottom - 3)}v6`} />
            {(width > 500 || part % 0.5 === 0) && (
              <text
                class="s"
                x={part === 1 ? width - 2 : at(length * part)}
                y={bottom + 16}
                text-anchor={part === 1 ? 'end' : 'middle'}
              >
                {part === 0 ? '0' : ms(length * part)}
              </text>
            )}
          </g>
        ))}
      </g>
      <g class="sim-dl__now">
        <path d={`M${String(now)} ${String(TOP - 4)}V${String(bottom)}`} />
        <text class="s" x={Math.max(LABELS, Math.min(now, width - 30))} y={11} text-anchor="middle">
          {ms(state.now)}
        </text>
      </g>
      {bars.map((bar) => (
        <BarNumber key={keyOf(bar)} bar={bar} y={top(bar.lane)} at={at} />
      ))}
    </Picture>
  );
}

const keyOf = ({ lane, from, kind }: Bar) => `${String(lane)} ${String(from)} ${kind}`;

const tones = { load: 'data', pin: 'meta', step: 'commit', wait: 'warn' } as const;

function TimeBar({
  bar,
  y,
  at,
  slow,
}: {
  bar: Bar;
  y: number;
  at: (time: number) => number;
  slow: boolean;
}) {
  const { kind, from, to, until } = bar;
  const x = at(from);
  const width = at(to) - x;
  if (kind === 'wait') {
    return (
      <rect class="sim-dl__wait" x={x} y={y + HEIGHT / 2 - 3} width={width} height={6} rx={1} />
    );
  }
  return (
    <g class={`part t-${slow ? 'warn' : tones[kind]}`}>
      {until > to && (
        <g class="t-gone">
          <rect class="sim-dl__coming" x={x} y={y} width={at(until) - x} height={HEIGHT} rx={2} />
        </g>
      )}
      {width > 0 && <rect x={x} y={y} width={width} height={HEIGHT} rx={2} />}
    </g>
  );
}

/** The batch's number, if the bar has room for it. */
function BarNumber({ bar, y, at }: { bar: Bar; y: number; at: (time: number) => number }) {
  const { batch, from, until } = bar;
  const label = String(batch ?? '');
  const room = at(until) - at(from);
  if (batch === null || room < label.length * 6 + 2) return null;
  return (
    <text class="s sim-dl__number" x={at(from) + room / 2} y={y + 15} text-anchor="middle">
      {label}
    </text>
  );
}
