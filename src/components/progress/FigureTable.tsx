import type { JSX } from 'preact';

interface Props {
  heads: readonly string[];
  /** Of each row its title and its numbers, each with its unit for a narrow screen. */
  rows: readonly { title: string; cells: readonly { value: number; unit: string }[] }[];
}

/** What a picture of numbers says, as a table that unfolds. */
export function FigureTable({ heads, rows }: Props): JSX.Element {
  return (
    <details class="chart__table">
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, cells }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {cells.map(({ value, unit }) => (
                <td key={unit} data-unit={unit}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
