import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { Plain } from '../../readers/plain-value.ts';
import type { ColumnFacts } from '../../readers/orc/statistics.ts';
import type { Overview } from './facts.ts';

const LONGEST = 40;

/** A value as it stands in a table; long text is cut. */
export function valueText(value: Plain): string {
  if (value === null) return '–';
  if (value === '') return '(empty text)';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Whether a note says something that the one above it did not. */
export function newNotes(notes: readonly string[]): string[] {
  return notes.map((note, at) => (note === notes[at - 1] ? '' : note));
}

/** What a column’s statistics say besides least and greatest value. */
export function moreFacts(facts: ColumnFacts | null): string {
  return facts ? facts.more.map(({ name, value }) => `${name} ${valueText(value)}`).join(', ') : '';
}

export function nullsText(facts: ColumnFacts | null, rows: number): string {
  if (!facts) return '–';
  if (facts.hasNull === false) return '0';
  const nulls = rows - facts.values;
  return nulls > 0 ? formatNumber(nulls) : facts.hasNull === null ? '–' : 'some';
}

/** The file in one sentence. */
export function summary(file: Overview): string {
  const top = file.columns.filter(({ depth }) => depth === 1).length || 1;
  const packed =
    file.compression === 'none'
      ? 'not compressed'
      : `compressed with ${file.compression} in blocks of ${formatBytes(file.blockSize)}`;
  return `${count(file.rows, 'row')} of ${count(top, 'column')} in ${count(file.stripeCount, 'stripe')}, ${packed}. Written by ${file.writer}.`;
}

/** How a reader finds everything, with this file’s own numbers. */
export function trace(file: Overview): string[] {
  const { metadata, footer, postscript } = file.lengths;
  return [
    `Read the last byte. It says that the postscript before it has ${count(postscript, 'byte')}.`,
    `Read the postscript, which is never compressed: format version ${file.version}, compression ${file.compression}, a footer of ${count(footer, 'byte')}, metadata of ${count(metadata, 'byte')}, and the letters “ORC”.`,
    `Read the footer: ${count(file.columns.length, 'type')} that form a tree, ${count(file.stripeCount, 'stripe')} with their places, and statistics of the whole file.`,
    file.hasStripeStatistics
      ? 'Read the metadata: statistics of each column for each stripe. With them, whole stripes can be left out.'
      : 'There are no statistics of stripes in this file.',
    `Only then open a stripe, and in it only the streams of the columns that are wanted${file.stride > 0 ? `; its row index leads to every ${formatNumber(file.stride)}th row` : ''}.`,
  ];
}
