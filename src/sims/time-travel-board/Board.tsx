import { Picture } from '../Picture.tsx';
import { DAY, isFromFuture, isSame } from './model.ts';
import type { Answer, Row, State } from './model.ts';
import { clock } from './times.ts';

const LEFT = 14;
const RIGHT = 326;
const TOP = 26;
const LANE = 24;
const LINE = 20;

const x = (halfHours: number): number => LEFT + ((RIGHT - LEFT) * halfHours) / DAY;

/** The day: each row from its event to its creation, each label as a line, and what the labels get below. */
export function Board({ id, state }: { id: string; state: State }) {
  const { rows, labels, answers, settings } = state;
  const axis = TOP + rows.length * LANE + 4;
  const results = axis + 30;
  const last = answers.at(-1);
  const window = last && settings.join !== 'latest' && settings.ttl > 0 ? settings.ttl : 0;
  return (
    <Picture
      id={id}
      title="One feature in the course of a day"
      desc={describePicture(state)}
      height={results + labels.length * LINE + 4}
    >
      {last && window > 0 && (
        <rect
          class="sim-board__window"
          x={x(Math.max(0, last.label - window))}
          y={TOP - 6}
          width={x(last.label) - x(Math.max(0, last.label - window))}
          height={axis - TOP + 6}
        />
      )}
      <g class="axis">
        <path d={`M${LEFT} ${axis}h${RIGHT - LEFT}`} />
      </g>
      {[0, 6, 12, 18, 24].map((hour) => (
        <text key={hour} class="label s muted" x={x(hour * 2)} y={axis + 14} text-anchor="middle">
          {hour}
        </text>
      ))}
      {labels.map((label, index) => (
        <g key={index}>
          <path
            class={`sim-board__label${index < answers.length ? ' sim-board__label--joined' : ''}`}
            d={`M${x(label)} ${TOP - 8}V${axis}`}
          />
          <text
            class="label s strong"
            x={x(label) + aside(labels, index)}
            y={TOP - 12}
            text-anchor="middle"
          >
            {index + 1}
          </text>
        </g>
      ))}
      {rows.map((row, index) => (
        <Bar key={index} row={row} top={TOP + index * LANE} isUsed={last?.got === row} />
      ))}
      {labels.map((label, index) => (
        <Result
          key={index}
          top={results + index * LINE}
          number={index + 1}
          label={label}
          answer={answers[index]}
        />
      ))}
    </Picture>
  );
}

/** How far a label's number stands beside its line, where another label is near. */
function aside(labels: readonly number[], index: number): number {
  const own = labels[index] ?? 0;
  const near = labels.flatMap((label, other) =>
    other !== index && Math.abs(label - own) < 2 ? [label - own || other - index] : [],
  );
  if (near.length === 0) return 0;
  return near.some((distance) => distance < 0) ? 5 : -5;
}

/** A row: its value at its event, and a line to the time when it was created. */
function Bar({ row, top, isUsed }: { row: Row; top: number; isUsed: boolean }) {
  const [event, created] = [x(row.event), x(row.created)];
  const middle = top + 9;
  return (
    <g class={`part ${isUsed ? 't-accent' : 't-data'}`}>
      <rect x={event - 11} y={top} width={22} height={18} rx={3} />
      <path class="sim-board__wait" d={`M${Math.min(created, event + 11)} ${middle}H${created}`} />
      <path d={`M${created} ${middle - 5}v10M${event} ${top + 18}v4`} />
      <text class={`s${isUsed ? ' strong' : ''}`} x={event} y={top + 13}>
        {row.value}
      </text>
    </g>
  );
}

interface ResultProps {
  top: number;
  number: number;
  label: number;
  answer: Answer | undefined;
}

function Result({ top, number, label, answer }: ResultProps) {
  const tone = !answer ? 't-muted' : isFromFuture(answer) ? 't-warn' : 't-plain';
  return (
    <g class={`part ${tone}`}>
      <rect x={6} y={top} width={328} height={LINE - 3} rx={3} />
      <text class="s sim-board__start" x={12} y={top + 12}>
        {`${number}  at ${clock(label)}`}
      </text>
      {answer && (
        <>
          <text class="s strong sim-board__start" x={96} y={top + 12}>
            {answer.got ? `gets ${answer.got.value}` : 'gets none'}
          </text>
          <text class="s sim-board__start" x={164} y={top + 12}>
            {`serving had ${answer.served ? answer.served.value : 'none'}`}
          </text>
          <text class="s" x={300} y={top + 12}>
            {verdict(answer)}
          </text>
        </>
      )}
    </g>
  );
}

function verdict(answer: Answer): string {
  if (isFromFuture(answer)) return 'future';
  return isSame(answer) ? 'same' : 'differs';
}

function describePicture({ rows, labels, answers }: State): string {
  const values = rows.map(
    ({ event, created, value }) => `${value} of ${clock(event)}, created ${clock(created)}`,
  );
  const each = labels.map((label, index) => {
    const answer = answers[index];
    return `label ${index + 1} at ${clock(label)}${answer ? ` gets ${answer.got?.value ?? 'none'}` : ''}`;
  });
  return `Rows: ${values.join('; ')}. Labels: ${each.join('; ')}.`;
}
