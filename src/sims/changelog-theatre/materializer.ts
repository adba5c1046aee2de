import { adds, isSameRow } from './state.ts';
import type { Change, Memory, Result, Row } from './state.ts';

/** Keeps all rows that claim a key of the sink, so that the last one still claimed is shown: `SinkUpsertMaterializer`. */
export function materialize(memory: Memory, change: Change, now: number): Result {
  const { row } = change;
  const key = row[0] ?? null;
  const held = memory.claims.find((claim) => claim.key === key)?.rows ?? [];
  if (adds(change)) return keep([...held, row], [{ kind: held.length > 0 ? '+U' : '+I', row }]);

  const at = held.findIndex((each) => isSameRow(each, row));
  if (at < 0) return { memory, out: [] };
  const rows = held.toSpliced(at, 1);
  const last = rows.at(-1);
  if (!last) return keep([], [{ kind: '-D', row }]);
  return keep(rows, at === rows.length ? [{ kind: '+U', row: last }] : []);

  function keep(rows: readonly Row[], out: readonly Change[]): Result {
    const others = memory.claims.filter((claim) => claim.key !== key);
    const claims =
      rows.length === 0
        ? others
        : [...others, { key, rows, written: now }].sort((a, b) => Number(a.key) - Number(b.key));
    return { memory: { ...memory, claims }, out };
  }
}
