import type { Action } from './state.ts';
import type { Job, JobKind } from './prepare.ts';
import type { WriterId } from './table.ts';

const letters: Record<JobKind, string> = {
  merge: 'm',
  'write-only': 'w',
  compact: 'c',
  overwrite: 'o',
};
export const jobKinds: readonly JobKind[] = ['merge', 'write-only', 'compact', 'overwrite'];

/**
 * An action as text: `a` prepares or ends A's commit, `as` goes on to just before the next name, `am0` is another job for
 * A (`m` appends and compacts, `w` write-only, `c` compacts, `o` overwrites) in bucket 0; `rr` a store that replaces, `rx`
 * one that refuses.
 */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'run':
      return action.writer.toLowerCase();
    case 'hold':
      return `${action.writer.toLowerCase()}s`;
    case 'job':
      return action.writer.toLowerCase() + encodeJob(action.job);
    case 'store':
      return action.replaces ? 'rr' : 'rx';
  }
}

/** Null for text that `encodeAction` cannot have written. Never throws. */
export function decodeAction(text: string): Action | null {
  if (text === 'rr' || text === 'rx') return { kind: 'store', replaces: text === 'rr' };
  const letter = text.charAt(0);
  if (letter !== 'a' && letter !== 'b') return null;
  const writer: WriterId = letter === 'a' ? 'A' : 'B';
  const rest = text.slice(1);
  if (rest === '') return { kind: 'run', writer };
  if (rest === 's') return { kind: 'hold', writer };
  const job = decodeJob(rest);
  return job && { kind: 'job', writer, job };
}

/** Like `m0`. */
export function encodeJob({ kind, bucket }: Job): string {
  return letters[kind] + String(bucket);
}

/** Null for text that `encodeJob` cannot have written. */
export function decodeJob(text: string): Job | null {
  const kind = jobKinds.find((each) => letters[each] === text.charAt(0));
  const bucket = text.slice(1);
  if (!kind || (bucket !== '0' && bucket !== '1')) return null;
  return { kind, bucket: bucket === '0' ? 0 : 1 };
}
