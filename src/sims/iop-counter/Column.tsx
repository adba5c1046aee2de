import { formatBytes } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { bytesOf, lastOf } from './model.ts';
import type { State } from './model.ts';
import { dataBytes } from './reads.ts';
import type { Part, Read } from './reads.ts';
import { timesWanted } from './words.ts';

const LEFT = 6;
const WIDTH = 328;
const LINES = 4;
const LINE = 24;
const TOP = 22;
const BELOW = TOP + LINES * LINE + 6;

/** The column's data in four lines, the table and the file's end below, and in them what the last call has read. */
export function Column({ id, state }: { id: string; state: State }) {
  const { setting, known } = state;
  const last = lastOf(state);
  const bytes = dataBytes(setting);
  const own = (part: Part): readonly Read[] =>
    last ? last.reads.filter((read) => read.part === part) : [];
  const perLine = bytes / LINES;
  return (
    <Picture id={id} title="The file, and what is read" desc={pictureInWords(state)} height={184}>
      <text class="label s muted" x={LEFT} y={14}>
        {`the column’s data, ${formatBytes(bytes)}, in four lines`}
      </text>
      {Array.from({ length: LINES }, (_, line) => (
        <g key={line} class="part t-plain">
          <rect x={LEFT} y={TOP + line * LINE} width={WIDTH} height={LINE - 5} rx={2} />
        </g>
      ))}
      <g class="part t-accent">
        {own('data').flatMap(({ from, bytes: length }, index) =>
          Array.from({ length: LINES }, (_, line) => {
            const begin = Math.max(from, line * perLine);
            const end = Math.min(from + length, (line + 1) * perLine);
            if (end <= begin) return null;
            const x = LEFT + ((begin - line * perLine) / perLine) * WIDTH;
            const width = Math.max(2, ((end - begin) / perLine) * WIDTH);
            return (
              <rect
                key={`${index} ${line}`}
                x={Math.min(x, LEFT + WIDTH - width)}
                y={TOP + line * LINE}
                width={width}
                height={LINE - 5}
              />
            );
          }),
        )}
      </g>
      <Box
        x={LEFT}
        name={setting.store === 'lance' ? 'table' : 'offset indexes'}
        reads={own('table')}
        known={known.tables.length > 0}
      />
      <Box x={LEFT + WIDTH / 2 + 3} name="the file’s end" reads={own('end')} known={known.end} />
      <text class="label strong" x={LEFT} y={BELOW + 52}>
        {last
          ? `${last.reads.length} ${last.reads.length === 1 ? 'read' : 'reads'} · ${formatBytes(bytesOf(last))} · ${timesWanted(last)} × wanted`
          : 'nothing read yet'}
      </text>
    </Picture>
  );
}

/** What leads to the data: read by the last call, in memory since an earlier one, or neither. */
function Box({
  x,
  name,
  reads,
  known,
}: {
  x: number;
  name: string;
  reads: readonly Read[];
  known: boolean;
}) {
  const isRead = reads.length > 0;
  const state = isRead ? formatBytes(bytesOf({ reads })) : known ? 'not read now' : 'not read';
  return (
    <g class={`part ${isRead ? 't-accent' : known ? 't-muted' : 't-plain'}`}>
      <rect x={x} y={BELOW} width={WIDTH / 2 - 3} height={28} rx={3} />
      <text class={`s${isRead ? ' strong' : ''}`} x={x + (WIDTH / 2 - 3) / 2} y={BELOW + 18}>
        {`${name}: ${state}`}
      </text>
    </g>
  );
}

function pictureInWords(state: State): string {
  const last = lastOf(state);
  if (!last) return 'Nothing of the file is read yet.';
  const data = last.reads.filter(({ part }) => part === 'data').length;
  return `The last call read the column’s data in ${data} ${data === 1 ? 'place' : 'places'}, ${formatBytes(bytesOf(last))} with what leads there.`;
}
