import { EMPTY, MAX_EPOCH, type Epoch, type Progress } from './format.ts';

/**
 * The epoch after `epoch`, begun by a tab. Two tabs that begin one at once are told apart by their
 * ids.
 */
export function nextEpoch(epoch: Epoch, by: string): Epoch {
  return { count: Math.min(MAX_EPOCH, epoch.count + 1), by };
}

/**
 * Nothing done, in a new epoch: every copy that merges with it forgets too. Settings stay, because
 * they say how a reader reads (shortcuts off, say), not what was learned.
 */
export function resetProgress(progress: Progress, by: string): Progress {
  const settings = [...progress.registers].filter(([key]) => key.startsWith('setting:'));
  return { ...EMPTY, epoch: nextEpoch(progress.epoch, by), registers: new Map(settings) };
}
