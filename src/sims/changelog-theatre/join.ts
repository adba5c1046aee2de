import { adds } from './state.ts';
import type { Change, Fee, Input, Job, Kind, Memory, Order, Result, Tables } from './state.ts';

/** In this order the hash map of Flink's heap state lists the ids 1 to 4. */
const LISTED: readonly Order['id'][] = [3, 2, 1, 4];

/** `orders JOIN cities` or LEFT JOIN, as Flink's `JoinHelper.processJoin`. */
export function join(memory: Memory, input: Input, { query }: Job, now: number): Result {
  const isOuter = query === 'left';
  return 'order' in input
    ? joinOrder(memory, input, isOuter, now)
    : joinFee(memory, input, isOuter, now);
}

function joinOrder(
  memory: Memory,
  { kind, order }: { readonly kind: Kind; readonly order: Order },
  isOuter: boolean,
  now: number,
): Result {
  const match = memory.fees.find(({ city }) => city === order.city);
  const sent = outerKind(kind);
  const out = match
    ? [enrich(isOuter ? sent : kind, order, match.fee)]
    : isOuter
      ? [enrich(sent, order, null)]
      : [];
  const others = memory.orders.filter(({ id }) => id !== order.id);
  const orders = adds({ kind })
    ? [...others, { ...order, matches: match ? 1 : 0, written: now }].sort(byState)
    : others;
  return { memory: { ...memory, orders }, out };
}

function joinFee(
  memory: Memory,
  { kind, fee }: { readonly kind: Kind; readonly fee: Fee },
  isOuter: boolean,
  now: number,
): Result {
  const isAdded = adds({ kind });
  const met = memory.orders.filter(({ city }) => city === fee.city);
  const matched = met.map((order) => enrich(isOuter && isAdded ? '+I' : kind, order, fee.fee));
  // An outer join pads an order whose last match goes, and takes that back at the first one.
  const alone = isOuter ? met.filter(({ matches }) => matches === (isAdded ? 0 : 1)) : [];
  const padded = alone.map((order) => enrich(isAdded ? '-D' : '+I', order, null));
  const others = memory.fees.filter(({ city }) => city !== fee.city);
  return {
    memory: {
      ...memory,
      fees: isAdded ? [...others, { ...fee, written: now }].sort(byCity) : others,
      orders: isOuter
        ? memory.orders.map((order) =>
            met.includes(order)
              ? { ...order, matches: order.matches + (isAdded ? 1 : -1), written: now }
              : order,
          )
        : memory.orders,
    },
    out: isAdded ? [...padded, ...matched] : [...matched, ...padded],
  };
}

/** A lookup join asks the table at this moment, and keeps nothing: Flink's `LookupJoinRunner`. */
export function lookUp(memory: Memory, input: Input, { fees }: Tables): Result {
  if (!('order' in input)) return { memory, out: [] };
  const match = fees.find(({ city }) => city === input.order.city);
  return { memory, out: match ? [enrich(input.kind, input.order, match.fee)] : [] };
}

const outerKind = (kind: Kind): Kind => (adds({ kind }) ? '+I' : '-D');

const enrich = (kind: Kind, { id, city }: Order, fee: number | null): Change => ({
  kind,
  row: [id, city, fee],
});

const byState = (a: Order, b: Order) => LISTED.indexOf(a.id) - LISTED.indexOf(b.id);
const byCity = (a: Fee, b: Fee) => (a.city < b.city ? -1 : 1);
