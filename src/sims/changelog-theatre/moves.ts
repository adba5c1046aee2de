import type { Chosen } from './names.ts';
import { cities } from './state.ts';
import type { Action, City, State } from './state.ts';

/** What the buttons do with the chosen row; null where they cannot. */
export interface Moves {
  readonly main: { readonly label: string; readonly action: Action };
  readonly move: { readonly label: string; readonly action: Action } | null;
  readonly remove: Action | null;
}

/** So many digits are shown and passed on: after 9 comes 1. */
const next = (n: number) => (n % 9) + 1;
const after = (city: City): City => cities[(cities.indexOf(city) + 1) % cities.length] ?? city;

export function movesOf({ tables }: State, chosen: Chosen): Moves {
  if (typeof chosen === 'string') {
    const fee = tables.fees.find(({ city }) => city === chosen)?.fee;
    const set = (to: number | null): Action => ({ kind: 'fee', city: chosen, to });
    return {
      main:
        fee === undefined
          ? { label: `Insert ${chosen}`, action: set(5) }
          : { label: `Fee ${fee} → ${next(fee)}`, action: set(next(fee)) },
      move: null,
      remove: fee === undefined ? null : set(null),
    };
  }
  const order = tables.orders.find(({ id }) => id === chosen);
  const set = (city: City, qty: number): Action => ({
    kind: 'order',
    id: chosen,
    to: { city, qty },
  });
  if (!order)
    return {
      main: { label: `Insert order ${chosen}`, action: set('paris', 3) },
      move: null,
      remove: null,
    };
  const { city, qty } = order;
  return {
    main: { label: `Qty ${qty} → ${next(qty)}`, action: set(city, next(qty)) },
    move: { label: `Move to ${after(city)}`, action: set(after(city), qty) },
    remove: { kind: 'order', id: chosen, to: null },
  };
}
