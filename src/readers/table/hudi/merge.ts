import type { Plain } from '../../plain-value.ts';
import { compareValues } from '../compare-values.ts';

/** By what a later record of a key wins over an earlier one. */
export type MergeMode = 'COMMIT_TIME_ORDERING' | 'EVENT_TIME_ORDERING';

/** A row or a delete of one key, in the order in which instants were completed. */
export interface KeyedChange {
  key: string;
  isDelete: boolean;
  /** Values of the ordering fields, or of a delete its single one. */
  ordering: readonly Plain[];
  /** For the reader: where it stands. */
  file: string;
}

/**
 * Which of a file group's records are its rows: by commit time the last one of each key, by event time
 * the one that is not before the others. Gives for each why it is no row, or null.
 *
 * @see Hudi 1.1, BufferedRecordMergerFactory
 */
export function mergeChanges(changes: readonly KeyedChange[], mode: MergeMode): (string | null)[] {
  const winners = new Map<string, KeyedChange>();
  for (const change of changes) {
    const known = winners.get(change.key);
    if (!known || wins(change, known, mode)) winners.set(change.key, change);
  }
  return changes.map((change) => {
    const winner = winners.get(change.key);
    if (winner === change) return change.isDelete ? 'a delete' : null;
    return winner?.isDelete
      ? `deleted by a record of its key in ${winner.file}`
      : `replaced by a record of its key in ${winner?.file ?? ''}`;
  });
}

function wins(later: KeyedChange, earlier: KeyedChange, mode: MergeMode): boolean {
  if (mode === 'COMMIT_TIME_ORDERING') return true;
  // A delete without an ordering value, which is stored as 0, counts whenever it comes.
  const isUnordered = ({ ordering }: KeyedChange) =>
    ordering.every((one) => one === null || one === 0);
  if (later.isDelete && isUnordered(later)) return true;
  for (const [at, value] of later.ordering.entries()) {
    const order = compareValues(value, earlier.ordering[at] ?? null);
    if (order !== 0) return order > 0;
  }
  return true;
}

/** How a table merges, by its properties; null for a way that this page does not know. */
export function mergeModeOf(properties: ReadonlyMap<string, string>): MergeMode | null {
  const mode = properties.get('hoodie.record.merge.mode');
  if (mode === 'COMMIT_TIME_ORDERING' || mode === 'EVENT_TIME_ORDERING') return mode;
  if (mode !== undefined) return null;
  // Before table version 8 the payload class says it.
  const payload = properties.get('hoodie.compaction.payload.class')?.split('.').at(-1);
  if (payload === 'OverwriteWithLatestAvroPayload') return 'COMMIT_TIME_ORDERING';
  return payload === 'DefaultHoodieRecordPayload' ? 'EVENT_TIME_ORDERING' : null;
}

export function orderingFields(properties: ReadonlyMap<string, string>): string[] {
  const fields =
    properties.get('hoodie.table.ordering.fields') ??
    properties.get('hoodie.table.precombine.field') ??
    '';
  return fields
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
