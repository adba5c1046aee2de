import { Picture } from '../Picture.tsx';
import { FLUSH_BYTES } from './merge.ts';
import { amplification } from './measure.ts';
import { KEPT_SAMPLES } from './model.ts';
import type { Sample, State } from './model.ts';

const WIDTH = 200;
const HEIGHT = 56;
/** Room above the chart for the number that its top stands for. */
const HEAD = 13;

interface Counter {
  key: 'write' | 'read' | 'space';
  name: string;
  short: string;
  unit: string;
  digits: number;
  /** What is drawn for one flush, and where the scale begins and ends. */
  of: (sample: Sample) => number;
  from: number;
  least: number;
  label: (value: number) => string;
  bars: boolean;
}

const counters: readonly Counter[] = [
  {
    key: 'write',
    name: 'Write amplification',
    short: 'write',
    unit: 'MB written for each MB flushed',
    digits: 1,
    of: (sample) => sample.written / FLUSH_BYTES,
    from: 0,
    least: 10,
    label: (value) => `${value.toFixed(0)} MB`,
    bars: true,
  },
  {
    key: 'read',
    name: 'Read amplification',
    short: 'read',
    unit: 'runs that a scan merges',
    digits: 1,
    of: (sample) => sample.runs,
    from: 0,
    least: 6,
    label: (value) => value.toFixed(0),
    bars: false,
  },
  {
    key: 'space',
    name: 'Space amplification',
    short: 'space',
    unit: 'MB stored for each live MB',
    digits: 2,
    of: (sample) => sample.spaceAmp,
    from: 1,
    least: 2,
    label: (value) => value.toFixed(2),
    bars: false,
  },
];

/** The three means since the settings last changed, in one line below the picture. */
export function Means({ state }: { state: State }) {
  const means = amplification(state.totals);
  return (
    <dl class="sim-lsm__means">
      {counters.map(({ key, short, name, digits }) => (
        <div key={key}>
          <dt>
            {short}
            <span class="visually-hidden">{name.slice(short.length)}</span>
          </dt>
          <dd>{means ? means[key].toFixed(digits) : '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Three means since the settings last changed, each over a chart of the last flushes. */
export function Counters({ id, state }: { id: string; state: State }) {
  const means = amplification(state.totals);
  const { samples } = state;
  const last = samples.at(-1);
  const over = means ? `mean of ${String(state.totals.flushes)}` : 'no mean yet';
  return (
    <dl class="sim-lsm__counters">
      {counters.map((counter) => (
        <div key={counter.key} class="sim-lsm__counter">
          <dt>{counter.name}</dt>
          <dd>
            <strong>{means ? means[counter.key].toFixed(counter.digits) : '–'}</strong>
            <span>{counter.unit}</span>
            <Chart id={`${id}-${counter.key}`} counter={counter} samples={samples} />
            <span>
              {last ? `last ${counter.label(counter.of(last))}; ${over}` : 'no flush yet'}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Chart({
  id,
  counter,
  samples,
}: {
  id: string;
  counter: Counter;
  samples: readonly Sample[];
}) {
  const values = samples.map(counter.of);
  const top = Math.max(counter.least, ...values);
  const step = WIDTH / KEPT_SAMPLES;
  const y = (value: number) =>
    HEIGHT - ((value - counter.from) / (top - counter.from)) * (HEIGHT - HEAD);
  const points = values.map(
    (value, index) => `${String((index + 0.5) * step)} ${y(value).toFixed(1)}`,
  );
  const lowest = values.length === 0 ? '' : `, from ${counter.label(Math.min(...values))}`;
  return (
    <Picture
      id={id}
      title={`${counter.name} at each of the last ${String(values.length)} flushes${lowest} to ${counter.label(Math.max(counter.from, ...values))}`}
      width={WIDTH}
      height={HEIGHT + 2}
    >
      <path class="sim-lsm__base" d={`M0 ${String(HEIGHT + 0.5)}h${String(WIDTH)}`} />
      {samples.map((sample, index) =>
        sample.changed ? (
          <path
            key={sample.flush}
            class="sim-lsm__change"
            d={`M${String(index * step)} ${String(HEAD)}V${String(HEIGHT)}`}
          />
        ) : null,
      )}
      {counter.bars ? (
        <path
          class="sim-lsm__bars"
          d={values
            .map(
              (value, index) =>
                `M${String((index + 0.5) * step)} ${String(HEIGHT)}V${y(value).toFixed(1)}`,
            )
            .join('')}
        />
      ) : (
        <path class="sim-lsm__line" d={points.length > 0 ? `M${points.join('L')}` : ''} />
      )}
      <text class="s" x={WIDTH} y="9" text-anchor="end">
        {counter.label(top)}
      </text>
    </Picture>
  );
}
