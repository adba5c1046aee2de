import { fateOf } from './fates.ts';
import type { Fate } from './fates.ts';
import { allRecords } from './state.ts';
import type { State } from './state.ts';

const STEP = 28.25;
const WIDTH = 26.5;
const HEIGHT = 33;

/** One cell a record: how often it is in the table, or where it is on its way. */
export function RecordCells({ state, y }: { state: State; y: number }) {
  return (
    <g>
      <text class="s" x={1} y={y}>
        Each record: how often visible
      </text>
      {allRecords.map((record, index) => {
        const [tone, sign] = lookOf(fateOf(state, record));
        const x = 1 + index * STEP;
        const middle = x + WIDTH / 2;
        return (
          <g key={record} class={`part ${tone}`}>
            <rect x={x} y={y + 7} width={WIDTH} height={HEIGHT} rx="2" />
            <text class="m" x={middle} y={y + 21}>
              {record}
            </text>
            <text class="s" x={middle} y={y + 35}>
              {sign}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** A cell's colour and its sign. */
function lookOf(fate: Fate): readonly [tone: string, sign: string] {
  return fate.kind === 'visible'
    ? [fate.times > 1 ? 't-warn' : 't-commit', `${fate.times}×`]
    : looks[fate.kind];
}

const looks = {
  state: ['t-meta', 'held'],
  moving: ['t-data', '…'],
  lost: ['t-warn', 'lost'],
  source: ['t-plain', ''],
} as const;
