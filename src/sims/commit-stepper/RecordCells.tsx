import { fateOf } from './fates.ts';
import type { Fate } from './fates.ts';
import { allRecords } from './names.ts';
import type { State } from './state.ts';

const STEP = 28.25;
const WIDTH = 26.5;
const HEIGHT = 33;

/** One cell a record: how often it is in the table, or where it is on its way. */
export function RecordCells({ state, y }: { state: State; y: number }) {
  return (
    <g>
      <text class="s" x={1} y={y}>
        Each record: how often in snapshots
      </text>
      {allRecords.map((record, index) => {
        const fate = fateOf(state, record);
        const x = 1 + index * STEP;
        const middle = x + WIDTH / 2;
        return (
          <g key={record} class={`part ${toneOf(fate)}`}>
            <rect x={x} y={y + 7} width={WIDTH} height={HEIGHT} rx="2" />
            <text class="m" x={middle} y={y + 21}>
              {record}
            </text>
            <text class="s" x={middle} y={y + 35}>
              {signOf(fate)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function toneOf(fate: Fate): string {
  switch (fate.kind) {
    case 'visible':
      return fate.times > 1 ? 't-warn' : 't-commit';
    case 'state':
      return 't-meta';
    case 'moving':
      return 't-data';
    case 'lost':
      return 't-warn';
    case 'source':
      return 't-plain';
  }
}

function signOf(fate: Fate): string {
  switch (fate.kind) {
    case 'visible':
      return `${fate.times}×`;
    case 'state':
      return 'file';
    case 'moving':
      return '…';
    case 'lost':
      return 'lost';
    case 'source':
      return '';
  }
}
