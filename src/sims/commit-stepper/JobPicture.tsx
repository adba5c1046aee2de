import { namesOf, ranges } from './names.ts';
import type { Job, Settings, State } from './state.ts';

/** The parts of the job, and where they stand. */
const SOURCE = { name: 'Source', x: 1, width: 62 };
const WRITER = { name: 'Writer', x: 127, width: 84 };
const COMMITTER = { name: 'Committer', x: 239, width: 100 };
const TOP = 17;
const HEIGHT = 54;
const MIDDLE = TOP + HEIGHT / 2;

interface Part {
  name: string;
  x: number;
  width: number;
  /** What it holds, the most telling first; null where no job runs. */
  lines: readonly string[] | null;
}

/** Source, writer and committer, with what each holds, and the barrier on its way. */
export function JobPicture({ state }: { state: State }) {
  const { job } = state;
  return (
    <g>
      <PartBox {...SOURCE} lines={job && [String(job.position), 'position']} />
      <PartBox {...WRITER} lines={job && [ranges(job.buffer) || '–', 'buffer']} />
      <PartBox {...COMMITTER} lines={job && committerLines(state.settings, job)} />
      <Flow from={SOURCE.x + SOURCE.width} to={WRITER.x}>
        {job?.barrier?.at === 'channel' ? queueOf(job) : ''}
      </Flow>
      <Flow from={WRITER.x + WRITER.width} to={COMMITTER.x}>
        {job?.barrier?.at === 'committer' ? `┃${job.barrier.id}` : ''}
      </Flow>
    </g>
  );
}

function PartBox({ name, x, width, lines }: Part) {
  const shown = lines ?? ['✗'];
  const middle = x + width / 2;
  const step = 16;
  const first = MIDDLE + 4.5 - ((shown.length - 1) * step) / 2;
  return (
    <g>
      <text class="s" x={middle} y={11} text-anchor="middle">
        {name}
      </text>
      <g class={`part t-${lines ? 'plain' : 'gone'}`}>
        <rect x={x} y={TOP} width={width} height={HEIGHT} rx="3" />
        {shown.map((line, index) => (
          <text key={index} class={index === 0 ? 'm' : 's'} x={middle} y={first + index * step}>
            {line}
          </text>
        ))}
      </g>
    </g>
  );
}

/** An arrow between two parts, with what is on it. */
function Flow({ from, to, children }: { from: number; to: number; children: string }) {
  const end = to - 2;
  return (
    <g>
      <g class="arrow arrow--muted">
        <path d={`M${from + 3} ${MIDDLE}H${end}m-5 -4l5 4l-5 4`} />
      </g>
      <text
        class="s strong sim-commit__moving"
        x={(from + to) / 2}
        y={MIDDLE - 7}
        text-anchor="middle"
      >
        {children}
      </text>
    </g>
  );
}

/** What is in its state, by checkpoint, and what it has received beside. */
function committerLines(settings: Settings, { inputs, pending, barrier }: Job): string[] {
  if (settings.target === 'plain') return ['none'];
  const received = inputs.length === 0 ? [] : [`got ${namesOf(settings, inputs)}`];
  return [
    namesOf(settings, pending) || '–',
    'state',
    ...(barrier?.at === 'acknowledged' ? [`acknowledged ${barrier.id}`] : received),
  ];
}

/** The right end leaves first, so the barrier stands there. */
const queueOf = ({ channel, barrier }: Job) =>
  `${channel.length > 0 ? `${ranges(channel)} ` : ''}┃${barrier?.id ?? ''}`;
