import type { Millis, Split } from './state.ts';

/** `PausableRelativeClock`: a split's own clock, which stands still while alignment pauses it. */
function clockOf({ pausedAt, pausedFor }: Split, now: Millis): Millis {
  return (pausedAt ?? now) - pausedFor;
}

/** `WatermarksWithIdleness.IdlenessTimer.checkIfIdle`: the time without orders begins at the first look that finds none. */
export function look(split: Split, now: Millis, timeout: Millis): Split {
  if (split.active) return { ...split, active: false, silentSince: null, idle: false };
  const clock = clockOf(split, now);
  const silentSince = split.silentSince ?? clock;
  return { ...split, silentSince, idle: clock - silentSince > timeout };
}

export function pause(split: Split, now: Millis): Split {
  return split.pausedAt === null ? { ...split, pausedAt: now } : split;
}

export function resume(split: Split, now: Millis): Split {
  if (split.pausedAt === null) return split;
  return { ...split, pausedAt: null, pausedFor: split.pausedFor + now - split.pausedAt };
}
