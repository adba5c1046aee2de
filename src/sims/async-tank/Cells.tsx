/** One cell: an element, and when it left where it has. */
export interface Cell {
  readonly name: string;
  readonly tone: string;
  readonly below?: string;
}

const SHOWN = 12;
const STEP = 28.25;
const WIDTH = 26.5;

/** The newest cells in a row, or the first ones: of more, three dots stand for the others. */
export function Cells({ y, cells, last }: { y: number; cells: readonly Cell[]; last: boolean }) {
  const more = cells.length > SHOWN;
  const kept = last ? cells.slice(more ? 1 - SHOWN : 0) : cells.slice(0, more ? SHOWN - 1 : SHOWN);
  const dots: Cell[] = more ? [{ name: '…', tone: 'gone' }] : [];
  const shown = last ? [...dots, ...kept] : [...kept, ...dots];
  const height = last ? 34 : 22;
  return shown.map(({ name, tone, below }, index) => {
    const x = 1 + index * STEP;
    return (
      <g key={index} class={`part t-${tone}`}>
        <rect x={x} y={y} width={WIDTH} height={height} rx="2" />
        <text class={name.length > 2 ? 's' : 'm'} x={x + WIDTH / 2} y={y + 15.5}>
          {name}
        </text>
        {below !== undefined && (
          <text class="s" x={x + WIDTH / 2} y={y + 29.5}>
            {below}
          </text>
        )}
      </g>
    );
  });
}
