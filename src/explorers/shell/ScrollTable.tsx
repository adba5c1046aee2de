import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  caption: ComponentChildren;
  /** A hidden name is for those who do not see what its column draws. */
  columns: readonly { name: string; isNumber?: boolean; isHidden?: boolean }[];
  /** Cells, as many as there are columns; the first names its row. */
  rows: readonly { key: string | number; cells: readonly ComponentChildren[]; mark?: boolean }[];
}

/** A table that scrolls where the page is too narrow for it; what it says of itself stays in sight. */
export function ScrollTable({ caption, columns, rows }: Props): JSX.Element {
  const id = useId();
  return (
    <div class="look-table">
      <p class="look-table__caption" id={id}>
        {caption}
      </p>
      <div class="look-table__scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map(({ name, isNumber, isHidden }) => (
                <th key={name} scope="col" data-number={isNumber || undefined}>
                  {isHidden ? <span class="visually-hidden">{name}</span> : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells, mark }) => (
              <tr key={key} data-mark={mark || undefined}>
                {cells.map((cell, at) =>
                  at === 0 ? (
                    <th key={at} scope="row" data-number={columns[at]?.isNumber || undefined}>
                      {cell}
                    </th>
                  ) : (
                    <td key={at} data-number={columns[at]?.isNumber || undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
