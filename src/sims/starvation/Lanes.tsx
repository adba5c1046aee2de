import { formatNumber } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { idleBefore, nowOf } from './model.ts';
import type { State } from './model.ts';
import type { Batch, Span } from './pipeline.ts';

const LEFT = 62;
const RIGHT = 334;
const TOP = 8;
/** Of the loop and the device. */
const LANE = 22;

/** Workers, the loop and the device in time, up to the end of the last trained step. */
export function Lanes({ id, state }: { id: string; state: State }) {
  const { setting, batches, trained } = state;
  const { workers, store, link, decode, step } = setting;
  const lane = workers <= 4 ? 20 : workers <= 8 ? 12 : 7;
  const now = nowOf(state);
  // About two rounds, and four steps at least.
  const shown = Math.max(2.2 * (store + link + decode), 4 * step);
  const begin = Math.max(0, now - shown);
  const end = begin + shown;
  const x = (time: number): number =>
    LEFT + ((Math.min(Math.max(time, begin), end) - begin) / (end - begin)) * (RIGHT - LEFT);
  const seen = batches.filter(({ fetched }) => fetched.from < now);
  const loop = TOP + workers * lane + 10;
  const device = loop + LANE + 4;
  const bar = (span: Span, y: number, height: number, key: string) => {
    const to = Math.min(span.to, now);
    if (to <= begin || to <= span.from) return null;
    return <rect key={key} x={x(span.from)} y={y} width={x(to) - x(span.from)} height={height} />;
  };
  const bars = (tone: string, pick: (batch: Batch) => Span) => (
    <g class={`part ${tone}`}>
      {seen.map((batch, number) =>
        bar(pick(batch), TOP + batch.worker * lane, lane - 2, String(number)),
      )}
    </g>
  );
  return (
    <Picture
      id={id}
      title="Workers, loop and device in time"
      desc={inWords(state)}
      height={device + LANE + 24}
    >
      <text class="label s" x={4} y={TOP + (workers * lane) / 2 + 3}>
        {workers === 1 ? 'worker' : `${workers} workers`}
      </text>
      <text class="label s" x={4} y={loop + 15}>
        loop
      </text>
      <text class="label s strong" x={4} y={device + 15}>
        device
      </text>
      {bars('t-plain', ({ fetched }) => fetched)}
      {bars('t-meta', ({ linked }) => linked)}
      {bars('t-data', ({ decoded }) => decoded)}
      <g class="part t-warn">
        {seen.map(({ next }, number) => bar(next, loop, LANE - 4, String(number)))}
      </g>
      <g class="part t-plain">
        <rect x={LEFT} y={device} width={RIGHT - LEFT} height={LANE} />
      </g>
      <g class="part t-commit">
        {seen.map(({ step: own }, number) => bar(own, device, LANE, String(number)))}
      </g>
      {seen.slice(0, trained).map((batch, number) => {
        const idle = idleBefore(batches, number);
        const from = x(batch.step.from - idle);
        const width = x(batch.step.from) - from;
        if (width < 30) return null;
        return (
          <text
            key={number}
            class="label s"
            text-anchor="middle"
            x={from + width / 2}
            y={device + 15}
          >
            {formatNumber(Math.round(idle))}
          </text>
        );
      })}
      <text class="label s muted" x={LEFT} y={device + LANE + 16}>
        {`${formatNumber(Math.round(begin))} ms`}
      </text>
      <text class="label s muted" text-anchor="end" x={RIGHT} y={device + LANE + 16}>
        {`${formatNumber(Math.round(end))} ms`}
      </text>
    </Picture>
  );
}

function inWords(state: State): string {
  const { batches, trained } = state;
  if (trained === 0) return 'Nothing has happened yet.';
  const idle = batches
    .slice(0, trained)
    .map((_, number) => idleBefore(batches, number))
    .slice(-8);
  return `${trained} steps are trained. The device’s gaps before the last of them, in milliseconds: ${idle.map((gap) => String(Math.round(gap))).join(', ')}.`;
}
