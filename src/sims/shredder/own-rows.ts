import type { Shape, Value } from './schema.ts';

const stop = (city: string | null, scans: Value): Value => ({ city, scans });
const fee = (key: string | null, value: number | null): Value => ({ key, value });

/** Rows that a reader can add, by their places in addresses: the list only grows. */
export const ownRows: Readonly<Record<Shape, readonly Value[]>> = {
  tries: [null, [], [null], [7], [7, null, 8]],
  size: [null, { kg: null }, { kg: 3 }],
  stops: [
    null,
    [],
    [null],
    [stop('Oslo', null)],
    [stop('Oslo', [])],
    [stop('Kyiv', [4, 9])],
    [stop(null, [5])],
  ],
  fees: [null, [], [fee('duty', 15)], [fee('duty', null)], [fee(null, 15)]],
};
