import { Picture } from '../Picture.tsx';
import { nameOf, percent, whole } from './names.ts';
import { taskNames } from './state.ts';
import type { Settings, State } from './state.ts';
import { measure } from './steady.ts';
import type { Steady, Subtask } from './steady.ts';

const HEIGHT = 254;
const TOP = 22;
/** Between two tasks, beside the row's pitch. */
const GAP = 6;
const BAR = { x: 88, width: 206 };
/** A second's part that has room for its number, and for its word. */
const ROOM = { number: 24, word: 104 };

/** Each subtask's second as a bar, from the source down, with the queue before it. */
export function JobPicture({ id, state }: { id: string; state: State }) {
  const { settings, last } = state;
  const steady = measure(settings);
  // The rows share the height; few of them are not stretched to blocks.
  const pitch = Math.min(40, (HEIGHT - TOP - 3 * GAP) / steady.subtasks.length);
  return (
    <Picture id={id} title="Where a second goes" desc={inWords(settings, steady)} height={HEIGHT}>
      <text class="label s" x={4} y={13}>
        {`${settings.rate} arrive a second`}
      </text>
      <text class="label s strong" x={336} y={13} text-anchor="end">
        {`${whole(steady.handled)} handled`}
      </text>
      {steady.subtasks.map((each, i) => (
        <Row
          key={`${each.task}${each.copy}`}
          subtask={each}
          name={nameOf(each, settings)}
          isNamed={last !== null && each.task === steady.culprit && each.isFull}
          y={Math.round(TOP + i * pitch + taskNames.indexOf(each.task) * GAP)}
          height={Math.round(Math.min(28, pitch - 4))}
        />
      ))}
    </Picture>
  );
}

interface RowProps {
  subtask: Subtask;
  name: string;
  /** Whether it is shown as the culprit. */
  isNamed: boolean;
  y: number;
  height: number;
}

const tones = { busy: 'accent', backpressured: 'warn', idle: 'muted' } as const;

function Row({ subtask, name, isNamed, y, height }: RowProps) {
  const line = y + height / 2 + 4;
  const { busy, backpressured, rate, isFull } = subtask;
  const from = { busy: 0, backpressured: busy, idle: busy + backpressured };
  return (
    <>
      <text class={`label s${isNamed ? ' strong' : ''}`} x={4} y={line}>
        {name}
      </text>
      <Queue isFull={isFull} y={line - 10} />
      {(['busy', 'backpressured', 'idle'] as const).map((kind) => (
        <Time key={kind} kind={kind} part={subtask[kind]} from={from[kind]} y={y} height={height} />
      ))}
      <text class="label s" x={336} y={line} text-anchor="end">
        {`${whole(rate)}/s`}
      </text>
    </>
  );
}

/** Three places, filled or not. */
function Queue({ isFull, y }: { isFull: boolean; y: number }) {
  return (
    <g class={`part t-plain${isFull ? ' sim-detective__full' : ''}`}>
      {[0, 1, 2].map((place) => (
        <rect key={place} x={59 + place * 8.5} y={y} width={7} height={12} />
      ))}
    </g>
  );
}

interface TimeProps {
  kind: keyof typeof tones;
  part: number;
  from: number;
  y: number;
  height: number;
}

function Time({ kind, part, from, y, height }: TimeProps) {
  const [x, width] = [BAR.x + from * BAR.width, part * BAR.width].map(
    (n) => Math.round(n * 10) / 10,
  );
  if (x === undefined || width === undefined || width < 0.5) return null;
  const number = percent(part).replace(' %', '');
  return (
    <g class={`part t-${tones[kind]}`}>
      <rect x={x} y={y} width={width} height={height} />
      {width > ROOM.number && (
        <text class="s" x={x + width / 2} y={y + height / 2 + 4}>
          {width > ROOM.word ? `${number} ${kind}` : number}
        </text>
      )}
    </g>
  );
}

function inWords(settings: Settings, { subtasks }: Steady): string {
  const rows = subtasks.map((each) => {
    const { busy, backpressured, idle, isFull } = each;
    const rest =
      backpressured > 0 ? `${percent(backpressured)} backpressured` : `${percent(idle)} idle`;
    return `${nameOf(each, settings)}: ${percent(busy)} busy, ${rest}${isFull ? ', full queue' : ''}.`;
  });
  return rows.join(' ');
}
