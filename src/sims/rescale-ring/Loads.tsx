import { count } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { rangesOf } from './key-groups.ts';
import type { Job } from './key-groups.ts';
import type { Load, Skew } from './load.ts';
import { toneOf } from './ring-shape.ts';
import { percent, rangeName, times } from './words.ts';

interface Props {
  id: string;
  job: Job;
  subtasks: readonly Load[];
  skew: Skew;
}

/** With more subtasks than this, rows would leave a phone no room for the controls. */
const MAX_ROWS = 8;
const PITCH = 20;

/** Each subtask's share of the records against the mean: one row each, or narrow columns where they are many. */
export function Loads(props: Props) {
  return props.job.parallelism <= MAX_ROWS ? <Rows {...props} /> : <Columns {...props} />;
}

function Rows({ id, job, subtasks, skew }: Props) {
  const bar = { x: 86, width: 102 };
  const scale = skew.share === 0 ? 0 : bar.width / skew.share;
  const mean = Math.round((bar.x + scale / job.parallelism) * 10) / 10;
  const height = 40 + job.parallelism * PITCH;
  return (
    <Picture id={`${id}-load`} title={title(job, skew)} width={300} height={height}>
      <text class="label s" x={33} y={14}>
        key groups
      </text>
      <text class="label s" x={226} y={14} text-anchor="end">
        records
      </text>
      {rangesOf(job).map((range, subtask) => {
        const { keys, share } = subtasks[subtask] ?? { keys: 0, share: 0 };
        const y = 24 + subtask * PITCH;
        return (
          <g key={subtask}>
            <g class={`part t-${toneOf(subtask, job.parallelism)}`}>
              <rect x={4} y={y} width={24} height={16} />
              <text class="s sim-ring__number" x={16} y={y + 12}>
                {subtask}
              </text>
              {share > 0 && (
                <rect
                  x={bar.x}
                  y={y + 1.5}
                  width={Math.round(share * scale * 10) / 10}
                  height={13}
                />
              )}
            </g>
            <text class="label s mono" x={33} y={y + 12}>
              {rangeName(range)}
            </text>
            <text class="label s sim-ring__number" x={226} y={y + 12} text-anchor="end">
              {percent(share)}
            </text>
            <text
              class={`label s${keys === 0 ? ' sim-ring__idle' : ''}`}
              x={297}
              y={y + 12}
              text-anchor="end"
            >
              {keys === 0 ? 'no key' : count(keys, 'key')}
            </text>
          </g>
        );
      })}
      {skew.share > 0 && <Mean x={mean} from={20} to={height - 14} />}
    </Picture>
  );
}

function Mean({ x, from, to }: { x: number; from: number; to: number }) {
  return (
    <>
      <path class="sim-ring__mean" d={`M${x} ${from}V${to}`} />
      <text class="label s" x={x} y={to + 11} text-anchor="middle">
        mean
      </text>
    </>
  );
}

function Columns({ id, job, subtasks, skew }: Props) {
  const plot = { x: 3, width: 294, top: 24, height: 100 };
  const base = plot.top + plot.height;
  const step = plot.width / job.parallelism;
  const scale = skew.share === 0 ? 0 : plot.height / skew.share;
  const mean = Math.round((base - scale / job.parallelism) * 10) / 10;
  const middle = plot.x + (skew.busiest + 0.5) * step;
  const edge = skew.busiest < job.parallelism / 2 ? 'start' : 'end';
  return (
    <Picture id={`${id}-load`} title={title(job, skew)} width={300} height={150}>
      <g class={step < 6 ? 'sim-ring__narrow' : ''}>
        {subtasks.map(({ share }, subtask) => (
          <g key={subtask} class={`part t-${toneOf(subtask, job.parallelism)}`}>
            <rect
              x={Math.round((plot.x + subtask * step) * 10) / 10}
              y={Math.round((base - share * scale) * 10) / 10}
              width={Math.round(step * 0.86 * 10) / 10}
              height={Math.round(share * scale * 10) / 10}
            />
          </g>
        ))}
      </g>
      <path class="sim-ring__mean" d={`M${plot.x} ${mean}H${plot.x + plot.width}`} />
      <text
        class="label s sim-ring__number"
        x={Math.round(middle)}
        y={plot.top - 8}
        text-anchor={edge}
      >
        subtask {skew.busiest}: {percent(skew.share)}
      </text>
      <text class="label s" x={3} y={base + 16}>
        subtask 0
      </text>
      <text class="label s" x={150} y={base + 16} text-anchor="middle">
        dashed: mean, {percent(1 / job.parallelism)}
      </text>
      <text class="label s" x={297} y={base + 16} text-anchor="end">
        subtask {job.parallelism - 1}
      </text>
    </Picture>
  );
}

function title(job: Job, skew: Skew): string {
  return `Share of the records per subtask, ${count(job.parallelism, 'subtask')}: the busiest has ${percent(skew.share)}, ${times(skew.ratio)} the mean`;
}
