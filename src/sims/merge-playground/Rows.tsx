import { Picture } from '../Picture.tsx';
import { columns } from './merge.ts';
import type { Values } from './merge.ts';
import { limits, shownRuns, waiting } from './model.ts';
import type { State } from './model.ts';
import { seen } from './words.ts';

const STEP = 27;
const LINE = 22;
/** The middles of the four columns. */
const COLUMN = [136, 190, 244, 298] as const;
const CELL = 48;

/** Rows that wait, the runs of the table, newest first, and what a reader gets; the values that it comes from are marked. */
export function Rows({ id, state }: { id: string; state: State }) {
  const { rows, runs, view } = state;
  const wait = waiting(state);
  const shown = shownRuns(state);
  const table = 26 + wait.length * STEP;
  const result = table + Math.max(1, runs.length) * STEP + 10;
  // A line more than there are rows: an empty table says so.
  const height = 26 + (Math.max(rows.length, 3) + 1) * STEP + 42;
  return (
    <Picture id={id} title="The rows of one key" desc={describePicture(state)} height={height}>
      {columns.map((column, index) => (
        <text key={column} class="label s mono muted" x={COLUMN[index]} y={15} text-anchor="middle">
          {column}
        </text>
      ))}
      {wait.map((number, index) => {
        const row = rows[number - 1];
        return (
          row && (
            <g key={number} class="part t-muted">
              <Line top={24 + index * STEP} name={`row ${String(number)} waits`} {...row} />
            </g>
          )
        );
      })}
      <g class="axis">
        <path d={`M6 ${String(table - 1)}h328`} />
      </g>
      {runs.length === 0 && (
        <text class="label s muted" x={12} y={table + 19}>
          The table has no run of this key.
        </text>
      )}
      {[...runs].reverse().map((run, index) => (
        <g key={run.order} class="part t-plain">
          <Line
            top={table + 4 + index * STEP}
            name={`${run.isCompacted ? 'L5' : 'L0'}: row ${run.rows.join(' ')}`}
            kind={run.kind}
            values={run.values}
            marked={columns.map(
              (column) => view.kind === 'row' && view.row.from[column].includes(shown.indexOf(run)),
            )}
          />
        </g>
      ))}
      <g class={`part ${view.kind === 'fault' ? 't-warn' : 't-accent'}`}>
        <rect x={6} y={result} width={328} height={LINE + 4} rx={4} />
        <text class="s strong sim-merge__start" x={12} y={result + 17}>
          a reader
        </text>
        {view.kind === 'row' ? (
          <Cells top={result} values={view.row.values} />
        ) : (
          <text class="s sim-merge__start" x={COLUMN[0] - CELL / 2} y={result + 17}>
            {view.kind === 'none' ? 'no row' : 'an error'}
          </text>
        )}
      </g>
    </Picture>
  );
}

interface LineProps {
  top: number;
  name: string;
  kind: string;
  values: Values;
  marked?: readonly boolean[];
}

function Line({ top, name, kind, values, marked = [] }: LineProps) {
  return (
    <>
      <rect x={6} y={top} width={328} height={LINE} rx={3} />
      {marked.map(
        (isMarked, index) =>
          isMarked && (
            <rect
              key={index}
              class="sim-merge__source"
              x={(COLUMN[index] ?? 0) - CELL / 2}
              y={top + 2}
              width={CELL}
              height={LINE - 4}
              rx={3}
            />
          ),
      )}
      <text class="s sim-merge__start" x={12} y={top + 15}>
        {name}
      </text>
      <text class="s mono sim-merge__start" x={90} y={top + 15}>
        {kind}
      </text>
      <Cells top={top - 2} values={values} />
    </>
  );
}

function Cells({ top, values }: { top: number; values: Values }) {
  return (
    <>
      {columns.map((column, index) => (
        <text
          key={column}
          class={`s mono${values[column] === null ? ' muted' : ''}`}
          x={COLUMN[index]}
          y={top + 17}
          text-anchor="middle"
        >
          {values[column] ?? 'null'}
        </text>
      ))}
    </>
  );
}

function describePicture(state: State): string {
  const { runs, view } = state;
  const inTable = runs.map((run) => `${run.isCompacted ? 'compacted' : 'level 0'}: ${run.kind}`);
  return `${String(waiting(state).length)} of at most ${String(limits.rows)} rows wait. In the table, oldest first: ${inTable.join('; ') || 'nothing'}. ${seen(view)}`;
}
