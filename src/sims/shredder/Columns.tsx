import { Picture } from '../Picture.tsx';
import { entriesOf, fileOf, linesOf } from './model.ts';
import type { State } from './model.ts';
import { fieldOf, pathsOf } from './schema.ts';
import type { Path } from './schema.ts';
import type { Column } from './shred.ts';
import { meaning, textOf } from './words.ts';

const LINE = 18;
const HEAD = 40;
const WIDTH = 340;

/** Each row with the entries that it gave to each leaf; rows that wait are muted. */
export function Columns({ id, state }: { id: string; state: State }) {
  const { settings, rows, taken } = state;
  const paths = pathsOf(fieldOf(settings));
  const width = WIDTH / paths.length;
  const tops: number[] = [];
  let top = HEAD;
  for (const [index] of rows.entries()) {
    tops.push(top);
    const one = taken[index];
    top += LINE * (1 + (one ? entriesOf(one) : 0));
  }
  return (
    <Picture
      id={id}
      title="Rows, and the columns that they become"
      desc={describePicture(state)}
      height={HEAD + LINE * linesOf(state) + 6}
    >
      {paths.map(({ name }, leaf) => (
        <Heads key={name} left={leaf * width} name={name} isAlone={paths.length === 1} />
      ))}
      <g class="axis">
        <path d={`M6 ${String(HEAD - 5)}h328`} />
      </g>
      {rows.map((value, index) => {
        const one = taken[index];
        const y = tops[index] ?? 0;
        return (
          <g key={index}>
            <text class={`label s mono${one ? ' strong' : ' muted'}`} x={10} y={y + 13}>
              {`${String(index + 1)}  ${textOf(value, settings.shape)}${one?.misfit ? '  refused' : ''}`}
            </text>
            {one?.columns.map((column, leaf) => {
              const path = paths[leaf];
              return (
                path && (
                  <Entries
                    key={path.name}
                    {...{ column, path, width, left: leaf * width, top: y + LINE }}
                    isAlone={paths.length === 1}
                  />
                )
              );
            })}
          </g>
        );
      })}
    </Picture>
  );
}

/** Where r, d, the value and what the levels say stand, from a leaf's left side. */
const AT = { r: 26, d: 56, value: 78, meaning: 150 } as const;

function Heads({ left, name, isAlone }: { left: number; name: string; isAlone: boolean }) {
  return (
    <>
      <text class="label s strong" x={left + 10} y={13}>
        {name}
      </text>
      {(['r', 'd'] as const).map((head) => (
        <text key={head} class="label s muted" x={left + AT[head]} y={29} text-anchor="middle">
          {head}
        </text>
      ))}
      <text class="label s muted" x={left + AT.value} y={29}>
        value
      </text>
      {isAlone && (
        <text class="label s muted" x={left + AT.meaning} y={29}>
          what d says
        </text>
      )}
    </>
  );
}

interface EntriesProps {
  column: Column;
  path: Path;
  left: number;
  top: number;
  width: number;
  isAlone: boolean;
}

function Entries({ column, path, left, top, width, isAlone }: EntriesProps) {
  return (
    <>
      {column.map(({ r, d, value }, index) => {
        const y = top + index * LINE;
        return (
          <g key={index} class={`part ${value === null ? 't-muted' : 't-data'}`}>
            <rect x={left + 10} y={y} width={width - 20} height={LINE - 2} rx={3} />
            <text class="s mono" x={left + AT.r} y={y + 12}>
              {r}
            </text>
            <text class="s mono" x={left + AT.d} y={y + 12}>
              {d}
            </text>
            <text class="s mono sim-shred__start" x={left + AT.value} y={y + 12}>
              {value ?? '–'}
            </text>
            {isAlone && (
              <text class="s sim-shred__start" x={left + AT.meaning} y={y + 12}>
                {meaning(path, d)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function describePicture(state: State): string {
  const { rows, taken } = state;
  const each = fileOf(state).map(({ name, column }) => {
    const entries = column.map(
      ({ r, d, value }) => `r ${String(r)} d ${String(d)} ${String(value ?? 'no value')}`,
    );
    return `${name}: ${entries.join(', ') || 'empty'}`;
  });
  return `${String(taken.length)} of ${String(rows.length)} rows are shredded. ${each.join('. ')}.`;
}
