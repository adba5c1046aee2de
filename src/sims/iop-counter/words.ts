import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { lancePage } from './lance.ts';
import { bytesOf, lastOf } from './model.ts';
import type { Fetch, State, Wish } from './model.ts';
import type { Part, Setting } from './reads.ts';

export function describe(state: State): Words {
  const last = lastOf(state);
  switch (state.event.kind) {
    case 'start':
      return nothingRead(state);
    case 'opened':
      return ['The file is opened anew: nothing of it is in memory.'];
    case 'wished':
      return [`The next call asks for ${wishInWords(state.wish)}.`];
    case 'fetched':
      return last
        ? [`${fetchInWords(last)} ${partsInWords(state.setting, last)}`]
        : nothingRead(state);
    case 'set': {
      const { before } = state.event;
      if (!last || !before) return [columnInWords(state.setting)];
      return [
        columnInWords(state.setting),
        `The same call again: now ${costInWords(last)}, before ${costInWords(before)}.`,
      ];
    }
  }
}

const nothingRead = ({ setting }: State): Words => [
  `${columnInWords(setting)} Nothing is read yet.`,
];

/** What lies in the file, and in which layout. */
function columnInWords(setting: Setting): string {
  const { kind, size, store } = setting;
  const values = {
    fixed: `Values of ${size} bytes`,
    nulls: `Values of ${size} bytes, every fourth null`,
    differ: `Values of ${size / 2} to ${size} bytes`,
  }[kind];
  if (store !== 'lance') return `${values}, in Parquet.`;
  const { layout, table } = lancePage(setting);
  const found =
    table === 0 ? 'a place is computed' : `a table of ${formatBytes(table)} leads to them`;
  return `${values}, in Lance: ${layout}, ${found}.`;
}

const wishInWords = ({ count: rows, near }: Wish): string =>
  rows === 1 ? 'one row' : `${rows} rows ${near ? 'side by side' : 'from anywhere'}`;

const costInWords = (fetch: Fetch): string =>
  `${count(fetch.reads.length, 'read')} and ${formatBytes(bytesOf(fetch))}`;

function fetchInWords(fetch: Fetch): string {
  const subject =
    fetch.count === 1 ? `row ${formatNumber(fetch.rows[0] ?? 0)}` : wishInWords(fetch);
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}, ${fetch.cold ? 'cold' : 'warm'}: ${costInWords(fetch)}.`;
}

/** What of it is the file's end, tables, data. */
function partsInWords({ store }: Setting, { reads, wanted }: Fetch): string {
  const names: Readonly<Record<Part, string>> = {
    end: 'the file’s end',
    table: store === 'lance' ? 'its table' : 'offset indexes',
    data: 'data',
  };
  const parts = (['end', 'table', 'data'] as const).flatMap((part) => {
    const own = reads.filter((read) => read.part === part);
    return own.length === 0 ? [] : `${names[part]} ${formatBytes(bytesOf({ reads: own }))}`;
  });
  return `${sentence(parts.join(', '))}; wanted ${formatBytes(wanted)}.`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** How many times the wanted bytes. */
export function timesWanted(fetch: Fetch): string {
  const times = bytesOf(fetch) / fetch.wanted;
  return formatNumber(times < 10 ? Math.round(times * 10) / 10 : Math.round(times));
}
