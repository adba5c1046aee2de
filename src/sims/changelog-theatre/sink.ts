import { adds, isSameRow } from './state.ts';
import type { Change, Row } from './state.ts';

/** A sink's rows after a change: by key it overwrites and deletes; without one it takes back the very row, if it has it. */
export function apply(rows: readonly Row[], change: Change, hasKey: boolean): readonly Row[] {
  const { row } = change;
  const at = rows.findIndex((each) => (hasKey ? each[0] === row[0] : isSameRow(each, row)));
  if (!adds(change)) return at < 0 ? rows : rows.toSpliced(at, 1);
  return hasKey && at >= 0 ? rows.with(at, row) : [...rows, row];
}
