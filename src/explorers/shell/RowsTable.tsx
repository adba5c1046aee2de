import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatNumber } from '../../domain/amounts.ts';
import type { Plain } from '../../readers/plain-value.ts';

interface Props {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Plain[])[];
  /** Rows of the whole, where not all are here. */
  count?: number;
}

const PAGE = 50;

/** Rows, fifty at a time. */
export function RowsTable({ caption, columns, rows, count }: Props): JSX.Element {
  const [from, setFrom] = useState(0);
  const id = useId();
  const first = from < rows.length ? from : 0;
  const shown = rows.slice(first, first + PAGE);
  const all = count ?? rows.length;
  return (
    <div class="rows">
      <div class="rows__scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id}>
            {caption}
            <span class="rows__count">
              {all === 0
                ? ' No rows.'
                : ` Rows ${first + 1} to ${first + shown.length} of ${formatNumber(all)}.`}
            </span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={first + at}>
                {columns.map((column, cell) => (
                  <td key={column} data-number={typeof row[cell] === 'number' || undefined}>
                    <CellText cell={row[cell] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > PAGE && (
        <div class="rows__pages">
          <button
            type="button"
            class="button"
            disabled={first === 0}
            onClick={() => setFrom(first - PAGE)}
          >
            Previous {PAGE}
          </button>
          <button
            type="button"
            class="button"
            disabled={first + PAGE >= rows.length}
            onClick={() => setFrom(first + PAGE)}
          >
            Next {PAGE}
          </button>
        </div>
      )}
    </div>
  );
}

function CellText({ cell }: { cell: Plain }): JSX.Element {
  if (cell === null) return <span class="rows__null">null</span>;
  if (cell === '') return <span class="rows__null">empty text</span>;
  return <>{typeof cell === 'object' ? JSON.stringify(cell) : String(cell)}</>;
}
