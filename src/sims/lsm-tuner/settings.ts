import type { RuleSettings } from './pick.ts';

export interface Settings extends RuleSettings {
  /** `full-compaction.delta-commits`: each such commit is compacted in full; 0 is the option left out. One flush is one commit. */
  readonly fullEvery: number;
}

/** The defaults of `CoreOptions` in Paimon 2.0.0. */
export const defaults: Settings = { trigger: 5, sizeRatio: 1, maxSizeAmp: 200, fullEvery: 0 };

/** What a reader may set, each from the least to the greatest. */
export const limits: Record<keyof Settings, readonly [least: number, greatest: number]> = {
  trigger: [2, 20],
  sizeRatio: [0, 100],
  maxSizeAmp: [20, 500],
  fullEvery: [0, 50],
};

export function isSame(a: Settings, b: Settings): boolean {
  return (
    a.trigger === b.trigger &&
    a.sizeRatio === b.sizeRatio &&
    a.maxSizeAmp === b.maxSizeAmp &&
    a.fullEvery === b.fullEvery
  );
}
