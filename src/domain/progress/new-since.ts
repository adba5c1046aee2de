import { subtractPacked } from './attempts.ts';
import type { Progress } from './format.ts';
import { compareEpochs } from './merge.ts';

/**
 * What `progress` holds and `sent` does not: attempts that are not among those sent, registers and
 * fields that read differently. In another epoch than `sent` all counts as new: the other device
 * may have been told to forget, or not to.
 */
export function newSince(progress: Progress, sent: Progress): Progress {
  if (compareEpochs(progress.epoch, sent.epoch) !== 0) return progress;
  const attempts = new Map<string, string>();
  for (const [id, packed] of progress.attempts) {
    const left = subtractPacked(packed, sent.attempts.get(id) ?? '');
    if (left) attempts.set(id, left);
  }
  return {
    epoch: progress.epoch,
    attempts,
    registers: whereDifferent(progress.registers, sent.registers),
    extra: whereDifferent(progress.extra, sent.extra),
  };
}

function whereDifferent<V>(all: ReadonlyMap<string, V>, known: ReadonlyMap<string, V>) {
  return new Map(
    [...all].filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known.get(key))),
  );
}
