import { adds } from './state.ts';
import type { Change, Kind, Memory, Order, Result } from './state.ts';

/**
 * The order with the largest qty of each city, of equal ones the first to come, as Flink's `RetractableTopNFunction`
 * without a rank in the result. It keeps all orders: the next one may be needed.
 */
export function top(memory: Memory, input: { readonly kind: Kind; readonly order: Order }): Result {
  const { order } = input;
  const best = bestOf(memory.ranked, order);
  const isOrder = ({ id }: Order) => id === order.id;
  if (adds(input)) {
    const place = memory.ranked.findIndex(({ qty }) => qty < order.qty);
    const ranked = memory.ranked.toSpliced(place < 0 ? memory.ranked.length : place, 0, order);
    if (bestOf(ranked, order) !== order) return { memory: { ...memory, ranked }, out: [] };
    return { memory: { ...memory, ranked }, out: [...show('-D', best), ...show('+I', order)] };
  }
  const ranked = memory.ranked.filter((each) => !isOrder(each));
  const out =
    best && isOrder(best) ? [...show('-D', best), ...show('+I', bestOf(ranked, order))] : [];
  return { memory: { ...memory, ranked }, out };
}

const bestOf = (ranked: readonly Order[], { city }: Order) =>
  ranked.find((each) => each.city === city);

const show = (kind: Kind, order: Order | undefined): Change[] =>
  order ? [{ kind, row: [order.city, order.id, order.qty] }] : [];
