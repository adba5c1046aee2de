import { count, formatNumber } from '../../domain/amounts.ts';
import { settingNames } from '../../readers/parquet/write/settings.ts';
import type { Setting, Settings } from '../../readers/parquet/write/settings.ts';

export const settingLabels: Record<Setting, string> = {
  rows: 'Rows',
  order: 'In the order of',
  countries: 'Different countries',
  groupRows: 'Rows in a row group',
  pageBytes: 'Page size, unpacked',
  codec: 'Codec',
  bloom: 'Bloom filter on',
  pageIndex: 'Page index',
  statistics: 'Statistics',
  id: 'id',
  country: 'country',
  amount: 'amount',
  at: 'at',
  note: 'note',
};

const words: Partial<Record<string, string>> = {
  arrival: 'arrival: id and time count up',
  country: 'country',
  amount: 'amount',
  shuffled: 'nothing: shuffled',
  auto: 'automatic',
  none: 'no column',
  both: 'country and id',
};

export function settingInWords(name: Setting, value: Settings[Setting]): string {
  if (name === 'pageBytes') return count(Number(value), 'byte');
  if (name === 'groupRows' && value === 20_000) return '20,000 (one group)';
  return typeof value === 'number' ? formatNumber(value) : (words[value] ?? value);
}

/** What differs between two files, for the line above their pictures. */
export function differences(from: Settings, to: Settings): string[] {
  return settingNames
    .filter((name) => from[name] !== to[name])
    .map(
      (name) => `${settingLabels[name]}: ${inShort(name, from[name])} → ${inShort(name, to[name])}`,
    );
}

function inShort(name: Setting, value: Settings[Setting]): string {
  return settingInWords(name, value).split(':')[0] ?? '';
}
