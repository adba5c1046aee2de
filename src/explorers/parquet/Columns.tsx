import { formatBytes } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { TableBox } from './TableBox.tsx';
import type { ColumnFacts } from './facts.ts';

interface Props {
  columns: readonly ColumnFacts[];
  chosen: number;
  choose: (column: number) => void;
}

/** Bar of the largest column, in units of the SVG. */
const BAR = 120;

/** Sizes, encodings and codec, column by column; one of them is looked at below. */
export function Columns({ columns, chosen, choose }: Props) {
  const largest = Math.max(1, ...columns.map(({ packed, unpacked }) => Math.max(packed, unpacked)));
  const total = columns.reduce((sum, { packed }) => sum + packed, 0);
  return (
    <TableBox
      label="Columns"
      caption="Bytes in the file (the inner bar) and unpacked, still encoded (the outer one). Pick a column to see its statistics and pages."
    >
      <thead>
        <tr>
          <th scope="col">column</th>
          <th scope="col" class="pq-table__number">
            in the file
          </th>
          <th scope="col" class="pq-table__number">
            unpacked
          </th>
          <th scope="col">
            <span class="visually-hidden">as a bar</span>
          </th>
          <th scope="col">codec</th>
          <th scope="col">encodings</th>
          <th scope="col">helps to skip</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, i) => (
          <tr key={i} aria-current={i === chosen || undefined}>
            <th scope="row">
              <button
                type="button"
                class="link-button"
                aria-pressed={i === chosen}
                onClick={() => {
                  choose(i);
                }}
              >
                {column.name}
              </button>
            </th>
            <td class="pq-table__number">
              {formatBytes(column.packed)} <small>{percent(column.packed, total)}</small>
            </td>
            <td class="pq-table__number">{formatBytes(column.unpacked)}</td>
            <td>
              <svg width={BAR} height={14} aria-hidden="true">
                <rect
                  class="pq-bar pq-bar--unpacked"
                  width={Math.max(1, (column.unpacked / largest) * BAR)}
                  height={14}
                />
                <rect
                  class="pq-bar"
                  y={3}
                  width={Math.max(1, (column.packed / largest) * BAR)}
                  height={8}
                />
              </svg>
            </td>
            <td>{column.codecs.join(', ')}</td>
            <td>{column.encodings.join(', ')}</td>
            <td>{helps(column)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function helps({ hasBloom, hasColumnIndex, hasOffsetIndex }: ColumnFacts): string {
  const words = [
    ...(hasColumnIndex ? ['page index'] : hasOffsetIndex ? ['offset index'] : []),
    ...(hasBloom ? ['Bloom filter'] : []),
  ];
  return words.length === 0 ? 'statistics only' : words.join(', ');
}
