interface Props {
  x: number;
  y: number;
  head?: string;
  rows: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** `old` is taken back, `odd` should not be there. */
  readonly look?: 'old' | 'odd' | undefined;
}

const HEIGHT = 13;
const looks = { old: '', odd: ' sim-log__odd' };

/** Rows of a table below their heading. */
export function Lines({ x, y, head, rows }: Props) {
  return (
    <>
      {head !== undefined && (
        <text class="label s strong" x={x} y={y}>
          {head}
        </text>
      )}
      {rows.map(({ text, look }, i) => (
        <text
          key={i}
          class={`label s${look ? looks[look] : ' sim-log__row'}`}
          x={x}
          y={y + (i + 1) * HEIGHT}
        >
          {text}
        </text>
      ))}
    </>
  );
}
