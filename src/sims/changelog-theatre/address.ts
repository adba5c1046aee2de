import { cities, ids, queries } from './state.ts';
import type { Action, City, Id, Query } from './state.ts';

const letters: Readonly<Record<Query, string>> = {
  count: 'c',
  sum: 's',
  join: 'j',
  left: 'l',
  lookup: 'k',
  top: 't',
};

/**
 * An action as text: `o1p3` gives order 1 the city paris and the qty 3, `o1d` deletes it; `cp6` gives paris the fee 6,
 * `cpd` deletes it; `w` waits; `qj` is another query, `ky` a sink with a key and `kn` one without, `ty` and `tn` the TTL.
 */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'order':
      return `o${action.id}${action.to ? action.to.city.charAt(0) + String(action.to.qty) : 'd'}`;
    case 'fee':
      return `c${action.city.charAt(0)}${action.to ?? 'd'}`;
    case 'wait':
      return 'w';
    case 'job': {
      const { query, hasKey, expires } = action.change;
      if (query) return `q${letters[query]}`;
      return hasKey === undefined ? `t${expires ? 'y' : 'n'}` : `k${hasKey ? 'y' : 'n'}`;
    }
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  const [, id, at, qty] = /^o([1-4])(?:d|([opr])(\d))$/.exec(text) ?? [];
  if (id !== undefined) {
    const city = cityOf(at);
    return { kind: 'order', id: idOf(id), to: city ? { city, qty: Number(qty) } : null };
  }
  const [, place, fee] = /^c([opr])(\d|d)$/.exec(text) ?? [];
  const city = cityOf(place);
  if (city) return { kind: 'fee', city, to: fee === 'd' ? null : Number(fee) };
  switch (text) {
    case 'w':
      return { kind: 'wait' };
    case 'ky':
    case 'kn':
      return { kind: 'job', change: { hasKey: text === 'ky' } };
    case 'ty':
    case 'tn':
      return { kind: 'job', change: { expires: text === 'ty' } };
  }
  const query = queries.find((each) => text === `q${letters[each]}`);
  return query ? { kind: 'job', change: { query } } : null;
}

const cityOf = (letter: string | undefined): City | undefined =>
  cities.find((city) => city.charAt(0) === letter);
const idOf = (text: string): Id => ids.find((id) => String(id) === text) ?? 1;
