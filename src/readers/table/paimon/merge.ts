import type { Plain } from '../../plain-value.ts';
import { compareValues } from '../compare-values.ts';

/** A stored record of a table with a primary key. */
export interface KeyedRecord {
  /** The primary key's values, as one text. */
  key: string;
  /** Values of `sequence.field`, if there are any. */
  userSequence: readonly Plain[];
  sequence: Plain;
  kind: RowKind;
  file: string;
}

export type RowKind = '+I' | '-U' | '+U' | '-D';

const kinds: readonly RowKind[] = ['+I', '-U', '+U', '-D'];

export function rowKind(value: Plain): RowKind {
  return kinds[Number(value)] ?? '+I';
}

/**
 * The merge engine `deduplicate`: of all records with one key the last one stays, unless it takes
 * the row back. Gives for each record why it is no row, or null.
 *
 * @see Paimon 2.0, DeduplicateMergeFunction and UserDefinedSeqComparator
 */
export function deduplicate(
  records: readonly KeyedRecord[],
  { descending = false, ignoreDelete = false } = {},
): (string | null)[] {
  const isTakenBack = ({ kind }: KeyedRecord) => kind === '-U' || kind === '-D';
  const last = new Map<string, KeyedRecord>();
  for (const record of records) {
    if (ignoreDelete && isTakenBack(record)) continue;
    const known = last.get(record.key);
    if (!known || compare(known, record, descending) <= 0) last.set(record.key, record);
  }
  return records.map((record) => {
    const winner = last.get(record.key);
    if (isTakenBack(record) && (ignoreDelete || winner === record)) {
      return ignoreDelete
        ? `a ${record.kind} record, which ignore-delete passes over`
        : `a ${record.kind} record: it takes its key’s row back`;
    }
    if (winner === record || !winner) return null;
    return winner.kind === '-D'
      ? `deleted by a -D record, sequence number ${String(winner.sequence)} in ${winner.file}`
      : `replaced by sequence number ${String(winner.sequence)} in ${winner.file}`;
  });
}

function compare(a: KeyedRecord, b: KeyedRecord, descending: boolean): number {
  for (const [at, value] of a.userSequence.entries()) {
    const order = compareValues(value, b.userSequence[at] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return compareValues(a.sequence, b.sequence);
}
