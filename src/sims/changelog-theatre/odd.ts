import { begin } from './model.ts';
import { rowText } from './names.ts';
import type { Row, State } from './state.ts';

/** Rows of the sink that a new job over the same tables would not give, and rows that it would give besides. */
export function oddRows({ job, tables, sink }: State): {
  readonly extra: readonly Row[];
  readonly absent: readonly Row[];
} {
  const fresh = begin(job, tables).sink;
  return { extra: surplus(sink, fresh), absent: surplus(fresh, sink) };
}

/** The rows that `mine` has more often than `theirs`. */
function surplus(mine: readonly Row[], theirs: readonly Row[]): Row[] {
  const left = theirs.map(rowText);
  return mine.filter((row) => {
    const at = left.indexOf(rowText(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
