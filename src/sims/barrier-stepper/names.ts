import { cities } from './state.ts';
import type { City, Item, Mode, Order } from './state.ts';

export const modeNames: Readonly<Record<Mode, string>> = {
  aligned: 'exactly once, aligned',
  'at-least-once': 'at least once',
  unaligned: 'exactly once, unaligned',
  timeout: 'aligned, with a timeout',
};

export const cityName = (city: City): string => city.charAt(0).toUpperCase() + city.slice(1);

export const itemName = (item: Item): string =>
  item.kind === 'order'
    ? item.order
    : `${item.kind === 'barrier' ? 'barrier' : 'cancel mark'} ${item.id}`;

/** Each order once, in ranges: `c1–c3, d1`; empty for none. */
export function ranges(orders: readonly Order[]): string {
  const runs: [first: Order, last: Order][] = [];
  for (const order of [...new Set(orders)].sort()) {
    const run = runs.at(-1);
    if (run && isNext(order, run[1])) run[1] = order;
    else runs.push([order, order]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ');
}

const isNext = (order: Order, last: Order) =>
  order.charAt(0) === last.charAt(0) && Number(order.slice(1)) === Number(last.slice(1)) + 1;

/** Positions as the last order of each source: `c3, d2`; `–` before its first. */
export const positionsName = (positions: Readonly<Record<City, number>>): string =>
  cities
    .filter((city) => positions[city] > 0)
    .map((city) => `${city.charAt(0)}${positions[city]}`)
    .join(', ') || '–';
