import fc from 'fast-check';
import type { Action } from '../../../../src/sims/lsm-tuner/model.ts';
import type { Run } from '../../../../src/sims/lsm-tuner/pick.ts';
import { limits } from '../../../../src/sims/lsm-tuner/settings.ts';
import type { Settings } from '../../../../src/sims/lsm-tuner/settings.ts';

function within([min, max]: readonly [number, number]) {
  return fc.integer({ min, max });
}

export const anySettings: fc.Arbitrary<Settings> = fc.record({
  trigger: within(limits.trigger),
  sizeRatio: within(limits.sizeRatio),
  maxSizeAmp: within(limits.maxSizeAmp),
  fullEvery: within(limits.fullEvery),
});

const bytes = fc.integer({ min: 1, max: 50 * 2 ** 20 });

/** As `Levels.levelSortedRuns` lists them: files of level 0, then at most one run for each higher level. */
export const anyRuns: fc.Arbitrary<Run[]> = fc
  .tuple(
    fc.array(bytes, { maxLength: 24 }),
    fc.uniqueArray(fc.record({ level: fc.integer({ min: 1, max: 20 }), bytes }), {
      selector: ({ level }) => level,
      maxLength: 12,
    }),
  )
  .map(([level0, higher]) => [
    ...level0.map((size) => ({ level: 0, bytes: size })),
    ...higher.sort((a, b) => a.level - b.level),
  ]);

const settingNames = ['trigger', 'sizeRatio', 'maxSizeAmp', 'fullEvery'] as const;

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Action>({ kind: 'flush' }) },
  { weight: 3, arbitrary: fc.constant<Action>({ kind: 'compact' }) },
  fc.constantFrom<Action>({ kind: 'run', flushes: 10 }, { kind: 'run', flushes: 100 }),
  fc.constant<Action>({ kind: 'measure' }),
  fc
    .constantFrom(...settingNames)
    .chain((setting) =>
      within(limits[setting]).map((value): Action => ({ kind: 'set', setting, value })),
    ),
);
