import type { Setting } from './pipeline.ts';

type Numeric = Exclude<keyof Setting, 'reads'>;

/** What each setting can be. */
export const values: Readonly<Record<Numeric, readonly number[]>> = {
  workers: [1, 2, 3, 4, 8, 12, 16],
  prefetch: [1, 2, 4, 8],
  cores: [1, 2, 4, 8, 12, 16],
  store: [0, 40, 120, 400],
  link: [0, 30, 60],
  decode: [40, 80, 150, 200, 300, 400, 3072],
  step: [50, 60, 100, 150, 200],
  late: [0, 1100],
};

/** Append only: addresses name them by their places. */
export const settable = [
  'workers',
  'prefetch',
  'cores',
  'store',
  'link',
  'decode',
  'step',
  'late',
] as const satisfies readonly Numeric[];
