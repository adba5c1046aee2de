import { emptyTable, step } from './model.ts';
import type { State } from './model.ts';
import { defaults } from './settings.ts';
import type { Settings } from './settings.ts';

export interface Preset {
  readonly id: PresetId;
  readonly title: string;
  /** One sentence: what to do, and what to look for. */
  readonly tryThis: string;
  readonly settings: Settings;
  /** Flushes into an empty table before the reader begins, each with its compaction. */
  readonly flushes: number;
}

export const presetIds = [
  'trigger-5',
  'full-every-commit',
  'trigger-20',
  'size-amp',
  'size-ratio',
] as const;
export type PresetId = (typeof presetIds)[number];

const presets: Record<PresetId, Omit<Preset, 'id'>> = {
  'trigger-5': {
    title: 'Defaults: trigger 5',
    tryThis:
      'Flush and compact a few times, then measure other settings: is there one that is best in all three columns?',
    settings: defaults,
    flushes: 60,
  },
  'full-every-commit': {
    title: 'Full compaction every commit',
    tryThis:
      'Flush once, compact, and compare the 1 MB that was flushed with what the compaction wrote.',
    settings: { ...defaults, fullEvery: 1 },
    flushes: 60,
  },
  'trigger-20': {
    title: 'Trigger 20: compact rarely',
    tryThis: 'Run 100 flushes: little is written, but count the runs that each scan has to merge.',
    settings: { ...defaults, trigger: 20 },
    flushes: 60,
  },
  'size-amp': {
    title: 'Just before: size amplification',
    tryThis: 'Add up the runs above the oldest one, guess what one more flush changes, then flush.',
    settings: defaults,
    flushes: 14,
  },
  'size-ratio': {
    title: 'Just before: size ratio',
    tryThis: 'Guess how many runs the next flush will pull into one merge, then flush.',
    settings: defaults,
    flushes: 25,
  },
};

export function findPreset(id: string | undefined): Preset {
  const known = presetIds.find((each) => each === id) ?? 'trigger-5';
  return { id: known, ...presets[known] };
}

/** The state a preset begins with. The defaults are measured too, so that there is something to compare with. */
export function presetState({ settings, flushes }: Preset): State {
  let state = emptyTable(settings);
  for (let i = 0; i < flushes; i++)
    state = step(step(state, { kind: 'flush' }), { kind: 'compact' });
  const measured = step(emptyTable(defaults), { kind: 'measure' }).measured;
  const compared = step({ ...state, measured }, { kind: 'measure' });
  return { ...compared, event: { kind: 'start' } };
}
