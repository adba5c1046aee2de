import type { Progress } from './format.ts';

/**
 * Whether there is something to show of what the reader did: an answer, a section read, or a plan. `public/early.js`
 * looks for the same in the stored text, before the first paint.
 */
export function hasBegun({ attempts, registers }: Progress): boolean {
  return (
    attempts.size > 0 ||
    [...registers].some(([key, { value }]) => /^(read:|plan$)/.test(key) && Boolean(value))
  );
}
