import type { Change, City, Id, Input, Job, Query, Row } from './state.ts';

/** What is selected, at most 50 characters. */
export const sqlOf: Readonly<Record<Query, string>> = {
  count: 'SELECT city, COUNT(*) FROM orders GROUP BY city',
  sum: 'SELECT city, SUM(qty) FROM orders GROUP BY city',
  join: 'orders o JOIN cities c ON o.city = c.city',
  left: 'orders o LEFT JOIN cities c ON o.city = c.city',
  lookup: 'orders o JOIN cities FOR SYSTEM_TIME AS OF o.pt',
  top: 'the order of each city with the largest qty',
};

export const queryName: Readonly<Record<Query, string>> = {
  count: 'COUNT(*) by city',
  sum: 'SUM(qty) by city',
  join: 'Regular join',
  left: 'Regular LEFT JOIN',
  lookup: 'Lookup join',
  top: 'Top-1 of each city',
};

/** A sink's columns; the first is its key where it has one. */
export function columns({ query }: Job): string {
  if (query === 'count') return 'city, n';
  if (query === 'sum') return 'city, qty';
  return query === 'top' ? 'city, id, qty' : 'id, city, fee';
}

/** `1 paris null` */
export const rowText = (row: Row): string => row.map(String).join(' ');

/** `+I(1, paris, null)` */
export const changeName = ({ kind, row }: Change): string =>
  `${kind.replace('-', '−')}(${row.map(String).join(', ')})`;

/** The same for a row that goes in. */
export const inputName = (input: Input): string =>
  changeName({
    kind: input.kind,
    row:
      'order' in input
        ? [input.order.id, input.order.city, input.order.qty]
        : [input.fee.city, input.fee.fee],
  });

/** A row of a table, as it is chosen and spoken of. */
export type Chosen = Id | City;
export const chosenName = (chosen: Chosen): string =>
  typeof chosen === 'number' ? `Order ${chosen}` : `City ${chosen}`;
