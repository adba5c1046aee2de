import type { JSX } from 'preact';
import type { ColumnFacts } from '../../readers/orc/statistics.ts';
import { nullsText, valueText } from './words.ts';

/** Columns of a table that says what statistics know of some rows. */
export const boundColumns = [
  { name: 'Nulls', isNumber: true },
  { name: 'Least' },
  { name: 'Greatest' },
];

/** Their cells. */
export function boundCells(facts: ColumnFacts | null, rows: number): (string | JSX.Element)[] {
  return [
    nullsText(facts, rows),
    <span key="min" class="value">
      {valueText(facts?.min ?? null)}
    </span>,
    <span key="max" class="value">
      {valueText(facts?.max ?? null)}
    </span>,
  ];
}
