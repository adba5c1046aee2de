import type { Transaction } from './proto/transaction_pb.ts';

/** What a commit did: the operation’s name in the format, and a sentence. */
export function operationWords(transaction: Transaction | null): { name: string; note: string } {
  const operation = transaction?.operation;
  switch (operation?.case) {
    case 'append':
      return { name: 'Append', note: 'Added rows as new fragments.' };
    case 'delete': {
      const { predicate } = operation.value;
      return {
        name: 'Delete',
        note: `Marked rows as deleted${predicate === '' ? '' : ` where ${predicate}`}: a small file names them, and the data files stay as they are.`,
      };
    }
    case 'overwrite':
      return { name: 'Overwrite', note: 'Wrote the dataset anew, or for the first time.' };
    case 'createIndex':
      return {
        name: 'CreateIndex',
        note:
          operation.value.newIndices.length > 0
            ? 'Added or renewed an index. The rows are the same.'
            : 'Dropped an index. The rows are the same.',
      };
    case 'rewrite':
      return {
        name: 'Rewrite',
        note: 'Rewrote fragments without changing rows: small ones joined, deleted rows left out.',
      };
    case 'merge':
      return {
        name: 'Merge',
        note: 'Added columns: new data files beside the old ones, which nobody rewrote.',
      };
    case 'project':
      return { name: 'Project', note: 'Dropped or renamed columns, in the manifest alone.' };
    case 'restore':
      return { name: 'Restore', note: `Went back to version ${operation.value.version}.` };
    case 'update':
      return {
        name: 'Update',
        note: 'Changed rows: the old ones are marked as deleted, the new ones are in a new fragment.',
      };
    case 'reserveFragments':
      return { name: 'ReserveFragments', note: 'Set numbers of fragments aside.' };
    case 'updateConfig':
      return { name: 'UpdateConfig', note: 'Changed settings or metadata of the table.' };
    case 'dataReplacement':
      return { name: 'DataReplacement', note: 'Replaced data files of some columns.' };
    case 'dataOverlay':
      return { name: 'DataOverlay', note: 'Laid new values over some cells.' };
    case 'clone':
      return { name: 'Clone', note: 'Copied the manifest of another dataset.' };
    case 'updateBases':
      return { name: 'UpdateBases', note: 'Named places outside the folder that hold files.' };
    case 'updateMemWalState':
      return {
        name: 'UpdateMemWalState',
        note: 'Moved the mark of what a write-ahead log has merged.',
      };
    default:
      return {
        name: 'unknown',
        note: 'The commit’s transaction is not here, or of a kind that this page does not know.',
      };
  }
}
