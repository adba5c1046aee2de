import { adds } from './state.ts';
import type { Change, Group, Job, Kind, Memory, Order, Result } from './state.ts';

/** `GROUP BY city` with COUNT(*) or SUM(qty), as Flink's `GroupAggHelper.processElement`. */
export function aggregate(
  memory: Memory,
  input: { readonly kind: Kind; readonly order: Order },
  { query, expires }: Job,
  now: number,
): Result {
  const { city, qty } = input.order;
  const old = memory.groups.find((group) => group.city === city);
  // It may have expired. Nobody says so.
  if (!old && !adds(input)) return { memory, out: [] };
  const sign = adds(input) ? 1 : -1;
  const n = (old?.n ?? 0) + sign;
  const group: Group = { city, n, sum: (old?.sum ?? 0) + sign * qty, written: now };
  const row = (kind: Kind, of: Group): Change => ({
    kind,
    row: [city, query === 'count' ? of.n : of.sum],
  });
  const others = memory.groups.filter((each) => each !== old);
  const groups = n === 0 ? others : [...others, group].sort(byCity);
  return { memory: { ...memory, groups }, out: emitted() };

  function emitted(): Change[] {
    if (!old) return [row('+I', group)];
    if (n === 0) return [row('-D', old)];
    const [before, after] = [row('-U', old), row('+U', group)];
    // With a TTL it is sent all the same, so that operators behind this one do not forget it.
    return before.row[1] === after.row[1] && !expires ? [] : [before, after];
  }
}

const byCity = (a: Group, b: Group) => (a.city < b.city ? -1 : 1);
