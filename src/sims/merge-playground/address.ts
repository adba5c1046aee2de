import type { Kind, Values } from './merge.ts';
import { limits } from './model.ts';
import type { Action, Row } from './model.ts';
import { aggregateFunctions, engines } from './settings.ts';
import type { Settings } from './settings.ts';

const kinds: readonly (readonly [letter: string, kind: Kind])[] = [
  ['i', '+I'],
  ['u', '+U'],
  ['o', '-U'],
  ['d', '-D'],
];

/** Each value of each setting, by two letters that are in addresses for ever. */
const settings: Readonly<Record<string, Partial<Settings>>> = {
  ...Object.fromEntries(engines.map((engine) => [`e${engine.charAt(0)}`, { engine }])),
  sn: { sequence: 'none' },
  st: { sequence: 'ta' },
  sg: { sequence: 'groups' },
  dd: { deletes: 'default' },
  di: { deletes: 'ignore' },
  dr: { deletes: 'remove' },
  ...Object.fromEntries(aggregateFunctions.map((sum, index) => [`f${String(index)}`, { sum }])),
};

/** `r2` commits row 2, `c` compacts, `wi1-10--7` writes a row of the reader's own, two letters set something. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'commit':
      return `r${String(action.row)}`;
    case 'compact':
      return 'c';
    case 'write':
      return `w${encodeRow(action.row)}`;
    case 'set': {
      const wanted = JSON.stringify(action.settings);
      return Object.entries(settings).find(([, one]) => JSON.stringify(one) === wanted)?.[0] ?? '';
    }
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 'c') return { kind: 'compact' };
  if (/^r[1-9]$/.test(text)) return { kind: 'commit', row: Number(text.slice(1)) };
  if (text.startsWith('w')) {
    const row = decodeRow(text.slice(1));
    return row && { kind: 'write', row };
  }
  const found = Object.hasOwn(settings, text) ? settings[text] : undefined;
  return found ? { kind: 'set', settings: found } : null;
}

const encodeRow = ({ kind, values: { ta, a, tb, b } }: Row): string =>
  (kinds.find(([, one]) => one === kind)?.[0] ?? '') +
  [ta, a, tb, b].map((value) => value ?? '').join('-');

function decodeRow(text: string): Row | null {
  const kind = kinds.find(([letter]) => text.startsWith(letter))?.[1];
  const parts = text.slice(1).split('-');
  if (!kind || parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d?)?$/.test(part)))
    return null;
  const [ta, a, tb, b] = parts.map((part) => (part === '' ? null : Number(part)));
  const values: Values = { ta: ta ?? null, a: a ?? null, tb: tb ?? null, b: b ?? null };
  return Object.values(values).some((value) => value !== null && value > limits.value)
    ? null
    : { kind, values };
}
