import { Picture } from '../Picture.tsx';
import { checkpointOf, isEnded, job, parcelsOf, readAhead } from './model.ts';
import type { Parcel, State } from './model.ts';

const ACROSS = 12;
const CELL = 27;
const LINE = 25;
const TOP = 28;
const ROWS = job.rows / ACROSS;
/** Between the shards of a line. */
const GAP = 5;

/** Every parcel of the epoch, by what the weights know of it, and what the ranks have read ahead. */
export function Parcels({ id, state }: { id: string; state: State }) {
  const parcels = parcelsOf(state);
  const ended = isEnded(state);
  const below = TOP + ROWS * LINE + 18;
  const isStream = state.settings.kind === 'stream';
  const what = isStream ? 'in the buffer' : 'in flight';
  const when =
    state.isResumed && checkpointOf(state) > 0
      ? 'at the checkpoint'
      : `at step ${state.isResumed ? 0 : state.step}`;
  return (
    <Picture
      id={id}
      title="The parcels of one epoch"
      desc={describePicture(state)}
      height={below + 2 * 18}
    >
      <Legend x={8} look="once" text="in the weights" />
      <Legend x={112} look="undone" text="undone" />
      <Legend x={182} look="twice" text="twice" />
      <Legend x={238} look="never" text="never" />
      {parcels.map((parcel, row) => (
        <Cell
          key={row}
          x={8 + (row % ACROSS) * CELL + (isStream && row % ACROSS >= job.shard ? GAP : 0)}
          y={TOP + Math.floor(row / ACROSS) * LINE}
          look={lookOf(parcel, ended)}
          text={String(row)}
        />
      ))}
      {readAhead(state).map((rows, rank) => (
        <text key={rank} class="label s" x={8} y={below + rank * 18}>
          {`rank ${rank}, ${what} ${when}: ${rows.join(' ') || 'none'}`}
        </text>
      ))}
    </Picture>
  );
}

type Look = 'once' | 'undone' | 'twice' | 'never' | 'open';

const tones: Readonly<Record<Look, string>> = {
  once: 't-commit',
  undone: 't-meta',
  twice: 't-warn',
  never: 't-gone',
  open: 't-plain',
};

function lookOf({ times, isUndone }: Parcel, ended: boolean): Look {
  if (times > 1) return 'twice';
  if (times === 1) return 'once';
  if (ended) return 'never';
  return isUndone ? 'undone' : 'open';
}

function Cell({ x, y, look, text }: { x: number; y: number; look: Look; text: string }) {
  return (
    <g class={`part ${tones[look]}`}>
      <rect x={x} y={y} width={CELL - 3} height={LINE - 3} rx={3} />
      <text class={`s${look === 'once' ? ' strong' : ''}`} x={x + (CELL - 3) / 2} y={y + 15}>
        {look === 'twice' ? `${text}²` : text}
      </text>
    </g>
  );
}

function Legend({ x, look, text }: { x: number; look: Look; text: string }) {
  return (
    <>
      <g class={`part ${tones[look]}`}>
        <rect x={x} y={4} width={12} height={12} rx={2} />
      </g>
      <text class="label s muted" x={x + 17} y={14}>
        {text}
      </text>
    </>
  );
}

function describePicture(state: State): string {
  const parcels = parcelsOf(state);
  const named = (look: Look) =>
    parcels.flatMap((parcel, row) => (lookOf(parcel, isEnded(state)) === look ? [row] : []));
  const say = (look: Look, words: string) => {
    const rows = named(look);
    return rows.length === 0 ? [] : [`${words}: ${rows.join(', ')}`];
  };
  const said = [
    ...say('once', 'in the weights'),
    ...say('undone', 'trained and undone'),
    ...say('twice', 'trained twice'),
    ...say('never', 'never trained'),
  ];
  return `${said.join('; ') || 'Nothing is trained yet'}.`;
}
