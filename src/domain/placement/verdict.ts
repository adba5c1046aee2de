import type { Because } from './explain.ts';

/** What the check concludes of a module. */
export interface ModuleBelief {
  module: string;
  /** Whether it is likelier known than not. */
  known: boolean;
  /** The chance that it is known. */
  probability: number;
  because: Because;
  /** How its own questions were answered. */
  own: { right: number; wrong: number };
}

/** As likely as this, a module may be proposed as known; the rest is for the reader to tick. */
const PROPOSED = 0.75;
/** As unlikely as this, it is out of the question. */
const UNLIKELY = 0.25;

/**
 * What may be said of a conclusion by what it rests on: no stronger than its evidence. `claimed`: likely
 * known, by ticks or the general impression alone. `probably-…`: likely so, although one of the module's
 * own questions was answered otherwise. `known`, `not-known`: likely so, and nothing speaks against it.
 */
export type Verdict =
  'given' | 'claimed' | 'known' | 'probably-known' | 'unclear' | 'probably-not-known' | 'not-known';

export function verdictOf({ probability, because, own }: ModuleBelief): Verdict {
  if (because.kind === 'given') return 'given';
  if (probability >= PROPOSED) {
    if (because.kind === 'claim' || because.kind === 'level') return 'claimed';
    return own.wrong > 0 ? 'probably-known' : 'known';
  }
  if (probability > UNLIKELY) return 'unclear';
  return own.right > 0 ? 'probably-not-known' : 'not-known';
}

/** Ticked until the reader says otherwise: where answers speak for it, and none of its own against it. */
export function isProposed(belief: ModuleBelief): boolean {
  return ['given', 'known'].includes(verdictOf(belief));
}

/** Likely not known. */
export function isUnlikely(belief: ModuleBelief): boolean {
  return ['not-known', 'probably-not-known'].includes(verdictOf(belief));
}
