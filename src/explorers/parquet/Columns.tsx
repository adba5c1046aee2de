import { formatBytes } from '../../domain/amounts.ts';
import { ChoiceCell } from '../shell/ChoiceCell.tsx';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { Bars } from './Bars.tsx';
import type { ColumnFacts } from './facts.ts';

interface Props {
  columns: readonly ColumnFacts[];
  chosen: number;
  choose: (column: number) => void;
}

/** Sizes, encodings and codec, column by column; one of them is looked at below. */
export function Columns({ columns, chosen, choose }: Props) {
  const largest = Math.max(1, ...columns.map(({ packed, unpacked }) => Math.max(packed, unpacked)));
  const total = columns.reduce((sum, { packed }) => sum + packed, 0);
  return (
    <ScrollTable
      caption="Bytes in the file (the inner bar) and unpacked, still encoded (the outer one). Pick a column to see its statistics and pages."
      columns={[
        { name: 'Column' },
        { name: 'In the file', isNumber: true },
        { name: 'Unpacked', isNumber: true },
        { name: 'As a bar', isHidden: true },
        { name: 'Codec' },
        { name: 'Encodings' },
        { name: 'Helps to skip' },
      ]}
      rows={columns.map((column, at) => ({
        key: at,
        mark: at === chosen,
        cells: [
          <ChoiceCell
            key="name"
            name={column.name}
            isChosen={at === chosen}
            onChoose={() => choose(at)}
          />,
          `${formatBytes(column.packed)} (${percent(column.packed, total)})`,
          formatBytes(column.unpacked),
          <Bars key="bars" outer={column.unpacked} inner={column.packed} most={largest} />,
          column.codecs.join(', '),
          column.encodings.join(', '),
          helps(column),
        ],
      }))}
    />
  );
}

function helps({ hasBloom, hasColumnIndex, hasOffsetIndex }: ColumnFacts): string {
  const words = [
    ...(hasColumnIndex ? ['page index'] : hasOffsetIndex ? ['offset index'] : []),
    ...(hasBloom ? ['Bloom filter'] : []),
  ];
  return words.length === 0 ? 'statistics only' : words.join(', ');
}
