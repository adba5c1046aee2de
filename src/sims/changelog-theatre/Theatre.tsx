import { count } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { listKept } from './kept.ts';
import { Lines } from './Lines.tsx';
import { rowsKept } from './model.ts';
import { changeName, columns, inputName, rowText, sqlOf } from './names.ts';
import { oddRows } from './odd.ts';
import { adds, inputOf, readsCities } from './state.ts';
import type { Change, State } from './state.ts';

/** Rows in a column of what is sent, and of the sink. */
const SHOWN = 7;
const COLUMN = 113;

const plain = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Above the tables and what changes in them, in the middle what is kept, below what is sent and what the sink has. */
export function Theatre({ id, state }: { id: string; state: State }) {
  const { job, tables, memory, sink } = state;
  return (
    <Picture id={id} title="A query and its changelog" desc={inWords(state)} height={300}>
      <text class="label s mono" x={4} y={13}>
        {sqlOf[job.query]}
      </text>
      <Lines x={4} y={32} head="orders: id city qty" rows={plain(tables.orders.map(orderText))} />
      <Lines
        x={174}
        y={32}
        head="cities: city fee"
        rows={plain(tables.fees.map(({ city, fee }) => `${city} ${fee}`))}
      />
      <text class="label s sim-log__row" x={4} y={105}>
        {`in: ${inText(state)}`}
      </text>
      <text class="label s" x={336} y={105} text-anchor="end">
        {`kept: ${count(rowsKept(memory), 'row')}`}
      </text>
      <g class="part t-data">
        <rect x={4} y={112} width={332} height={75} rx="3" />
      </g>
      {listKept(state).map(([head, rows], i) => (
        <Lines key={head} x={10 + i * 119} y={127} head={head} rows={plain(rows)} />
      ))}
      <Sent sent={state.event.out} />
      <Lines
        x={4 + 2 * COLUMN}
        y={204}
        head={`sink: ${columns(job)}`}
        rows={markOdd(state).slice(-SHOWN)}
      />
      {sink.length === 0 && (
        <text class="label s" x={4 + 2 * COLUMN} y={217}>
          no row
        </text>
      )}
    </Picture>
  );
}

/** What goes to the sink, in two columns; of more rows, the newest. */
function Sent({ sent }: { sent: readonly Change[] }) {
  const hidden = Math.max(0, sent.length - 2 * SHOWN);
  const rows = sent.slice(hidden).map((change) => ({
    text: changeName(change),
    look: adds(change) ? undefined : ('old' as const),
  }));
  const head = `to the sink: ${count(sent.length, 'row')}${hidden > 0 ? ` (last ${2 * SHOWN})` : ''}`;
  return (
    <>
      <Lines x={4} y={204} head={head} rows={rows.slice(0, SHOWN)} />
      <Lines x={4 + COLUMN} y={204} rows={rows.slice(SHOWN)} />
    </>
  );
}

function markOdd(state: State) {
  const { extra } = oddRows(state);
  return state.sink.map((row) => ({
    text: rowText(row),
    look: extra.includes(row) ? ('odd' as const) : undefined,
  }));
}

const orderText = ({ id, city, qty }: State['tables']['orders'][number]) => `${id} ${city} ${qty}`;

function inText(state: State): string {
  const input = inputOf(state);
  if (input.length === 0) return '–';
  return state.event.kind === 'start'
    ? `${readsCities(state.job) ? 'both tables' : 'orders'}, ${count(input.length, 'row')}`
    : input.map(inputName).join(' ');
}

/** The picture in words. */
export function inWords(state: State): string {
  const { job, tables, event, sink } = state;
  const list = (texts: readonly string[]) => texts.join('; ') || 'none';
  return [
    `Query: ${sqlOf[job.query]}.`,
    `Orders: ${list(tables.orders.map(orderText))}.`,
    `Cities: ${list(tables.fees.map(({ city, fee }) => `${city} ${fee}`))}.`,
    `In: ${inText(state)}.`,
    ...listKept(state).map(([head, rows]) => `Kept, ${head}: ${list(rows)}.`),
    `To the sink: ${list(event.out.map(changeName))}.`,
    `The sink has: ${list(sink.map(rowText))}.`,
  ].join(' ');
}
