import { Picture } from '../Picture.tsx';
import { totalsOf, watermarkName } from './measure.ts';
import { secondOf } from './model.ts';
import { NONE, partitions, SECOND } from './state.ts';
import type { Partition, River, Split, Window } from './state.ts';
import { tellHolder, tellTotals } from './words.ts';
import { SIZE } from './windows.ts';

const LEFT = 25;
const RIGHT = 338;
const TOP = 22;
const LANE = 44;
const ROW = TOP + 3 * LANE + 4;
/** Seconds of event time that are added when there is no room. */
const PAGE = 60;

interface Props {
  id: string;
  river: River;
}

/** Event time runs to the right: a lane for each partition, the watermark across them, and the windows below. */
export function RiverPicture({ id, river }: Props) {
  const x = scaleOf(river);
  const mark = x(river.watermark);
  return (
    <Picture
      id={id}
      title="Three partitions and their windows, over event time"
      desc={`${tellHolder(river)} ${tellTotals(river)}`}
      height={242}
    >
      <text class="label s" x={1} y={12}>
        {`clock ${secondOf(river)} s`}
      </text>
      <text class="label m strong" x={RIGHT} y={13} text-anchor="end">
        {`watermark ${watermarkName(river.watermark)}`}
      </text>
      {partitions.map((p) => (
        <Lane key={p} partition={p} river={river} x={x} />
      ))}
      {river.windows.map((window) => (
        <WindowBox key={window.start} window={window} x={x} />
      ))}
      <g class="axis">
        <path d={`M${LEFT} ${ROW + 44}H${RIGHT}`} />
        {ticksOf(river).map((second) => (
          <text key={second} class="s" x={x(second * SECOND)} y={ROW + 57} text-anchor="middle">
            {second}
          </text>
        ))}
      </g>
      {mark >= LEFT && (
        <g class="arrow arrow--accent">
          <path d={`M${mark} ${TOP - 4}V${ROW - 1}M${mark} ${ROW + 40}v6`} />
        </g>
      )}
      {partitions.map((p) => (
        <LaneWords key={p} split={river.splits[p]} y={TOP + p * LANE + 12} />
      ))}
      <text class="label s strong" x={1} y={238}>
        {sums(river)}
      </text>
    </Picture>
  );
}

type Scale = (time: number) => number;

/** Where a time lies. */
function scaleOf(river: River): Scale {
  const width = (RIGHT - LEFT) / (spanOf(river) * SECOND);
  return (time) => LEFT + time * width;
}

function spanOf({ splits }: River): number {
  const highest = Math.max(0, ...splits.map((split) => split.highest)) / SECOND;
  return Math.floor(highest / PAGE + 1) * PAGE;
}

function ticksOf(river: River): number[] {
  const span = spanOf(river);
  const step = span / 6;
  return Array.from({ length: 7 }, (_, i) => i * step).filter((second) => second < span);
}

/** One partition: its orders by their time, and what its bound covers. */
function Lane({ partition, river, x }: { partition: Partition; river: River; x: Scale }) {
  const split = river.splits[partition];
  const y = TOP + partition * LANE;
  const from = Math.max(LEFT, x(split.watermark));
  const orders = river.orders.filter((order) => order.partition === partition);
  return (
    <g>
      <text class="label s strong" x={1} y={y + 31}>
        {`p${partition}`}
      </text>
      <g class={`part t-${split.idle ? 'gone' : 'muted'}`}>
        <rect x={LEFT} y={y + 17} width={RIGHT - LEFT} height={20} rx="3" />
      </g>
      {split.highest !== NONE && (
        <g class="part t-accent">
          <rect x={from} y={y + 17} width={Math.max(1, x(split.highest) - from)} height={20} />
        </g>
      )}
      {orders.map((order, i) => (
        <circle
          key={i}
          class={`sim-river__${order.fate}`}
          cx={x(order.time)}
          cy={y + 27 + (order.fate === 'counted' ? 0 : 6)}
          r={order.fate === 'counted' ? 2 : 3}
        />
      ))}
    </g>
  );
}

/** A partition's watermark, and why it gives no orders: legible where the line of the watermark goes through it. */
function LaneWords({ split, y }: { split: Split; y: number }) {
  const says = [
    split.flows ? '' : 'stopped',
    split.pausedAt === null ? '' : 'paused',
    split.idle ? 'idle' : '',
    split.watermark === NONE ? 'no watermark' : watermarkName(split.watermark),
  ].filter((each) => each !== '');
  return (
    <text class="label s sim-river__words" x={RIGHT} y={y} text-anchor="end">
      {says.join(' · ')}
    </text>
  );
}

/** A window: its orders, and what became of it; in a narrow one a sign says it. */
function WindowBox({ window, x }: { window: Window; x: Scale }) {
  const { start, count, results, deleted } = window;
  const left = x(start) + 1;
  const width = x(start + SIZE) - 1 - left;
  const tone = results === 0 ? 'data' : deleted ? 'commit' : 'meta';
  const [open, fired] = width > 40 ? ['open', 'fired'] : ['…', '✓'];
  const says = results === 0 ? open : results === 1 ? fired : `${results}×`;
  return (
    <g class={`part t-${tone}`}>
      <rect x={left} y={ROW} width={width} height={40} rx="2" />
      <text class="m" x={left + width / 2} y={ROW + 17}>
        {count}
      </text>
      <text class="s" x={left + width / 2} y={ROW + 33}>
        {says}
      </text>
    </g>
  );
}

/** What the job has come to. */
function sums(river: River): string {
  const { fired, late, waiting, wait } = totalsOf(river);
  const mean = wait === null ? '–' : `${(wait / SECOND).toFixed(1)} s`;
  return `fired ${fired} · mean wait ${mean} · waiting ${waiting} · too late ${late}`;
}
