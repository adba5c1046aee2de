import { ranges } from './names.ts';
import type { Committable, Job, State } from './state.ts';

/** Where the parts of the job stand. */
const SOURCE = { x: 1, width: 62 };
const WRITER = { x: 127, width: 84 };
const COMMITTER = { x: 239, width: 100 };
const TOP = 17;
const HEIGHT = 54;
const MIDDLE = TOP + HEIGHT / 2;

interface Part {
  x: number;
  width: number;
  name: string;
  lines: readonly string[];
}

/** Source, writer and committer, with what each holds, and the barrier on its way. */
export function JobPicture({ state }: { state: State }) {
  const { job } = state;
  return (
    <g>
      {partsOf(job).map((part) => (
        <PartBox key={part.name} part={part} runs={job !== null} />
      ))}
      <Flow from={SOURCE.x + SOURCE.width} to={WRITER.x}>
        {job?.barrier?.at === 'channel' ? queueOf(job) : ''}
      </Flow>
      <Flow from={WRITER.x + WRITER.width} to={COMMITTER.x}>
        {job?.barrier?.at === 'committer' ? `┃${job.barrier.id}` : ''}
      </Flow>
    </g>
  );
}

function PartBox({ part: { x, width, name, lines }, runs }: { part: Part; runs: boolean }) {
  const middle = x + width / 2;
  const step = 16;
  const first = MIDDLE + 4.5 - ((lines.length - 1) * step) / 2;
  return (
    <g>
      <text class="s" x={middle} y={11} text-anchor="middle">
        {name}
      </text>
      <g class={`part t-${runs ? 'plain' : 'gone'}`}>
        <rect x={x} y={TOP} width={width} height={HEIGHT} rx="3" />
        {lines.map((line, index) => (
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

function partsOf(job: Job | null): readonly Part[] {
  const parts = (source: string[], writer: string[], committer: string[]): Part[] => [
    { ...SOURCE, name: 'Source', lines: source },
    { ...WRITER, name: 'Writer', lines: writer },
    { ...COMMITTER, name: 'Committer', lines: committer },
  ];
  if (!job) return parts(['✗'], ['✗'], ['✗']);
  return parts(
    [String(job.position), 'position'],
    job.buffer.length === 0 ? ['–', 'buffer'] : [ranges(job.buffer), 'buffer'],
    committerLines(job),
  );
}

/** What is in its state, by checkpoint, and what it has received beside. */
function committerLines({ inputs, pending, barrier }: Job): string[] {
  const received = inputs.length === 0 ? [] : [`got ${namesOf(inputs)}`];
  const state = pending.length === 0 ? '–' : namesOf(pending);
  return [
    state,
    'state',
    ...(barrier?.at === 'acknowledged' ? [`acknowledged ${barrier.id}`] : received),
  ];
}

/** `1: f1, 2: f2`: the file of each checkpoint; more than two are counted. */
export function namesOf(committables: readonly Committable[]): string {
  const names = committables.map(
    ({ identifier, file }) => `${identifier}: ${file ? `f${file.number}` : 'no file'}`,
  );
  return names.length <= 2 ? names.join(', ') : `${names.length} checkpoints`;
}

/** The right end leaves first, so the barrier stands there. */
const queueOf = ({ channel, barrier }: Job) =>
  `${channel.length > 0 ? `${ranges(channel)} ` : ''}┃${barrier?.id ?? ''}`;
