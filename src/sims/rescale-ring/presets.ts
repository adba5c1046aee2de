import type { Job } from './key-groups.ts';
import type { Key } from './key-hash.ts';
import type { Traffic } from './load.ts';
import type { State } from './model.ts';

export interface Preset {
  readonly id: PresetId;
  readonly title: string;
  /** One sentence: what to do, and what to look for. */
  readonly tryThis: string;
  readonly job: Job;
  readonly traffic: Traffic;
}

export const presetIds = [
  'two-to-three',
  'uneven',
  'hot-key',
  'max-parallelism',
  'few-groups',
] as const;
export type PresetId = (typeof presetIds)[number];

const text = (name: string): Key => ({ type: 'text', text: name });

/** The keys of the lab flink-state-rescale. */
const cities = [
  'amsterdam',
  'beijing',
  'cairo',
  'chicago',
  'delhi',
  'edinburgh',
  'fukuoka',
  'houston',
  'istanbul',
].map(text);

const presets: Record<PresetId, Omit<Preset, 'id'>> = {
  'two-to-three': {
    title: 'Two subtasks become three',
    tryThis:
      'Restore at parallelism 3. Guess before: how many of the 128 key groups change their subtask?',
    job: { parallelism: 2, maxParallelism: 128 },
    traffic: { keys: cities, numbered: 0, hot: null },
  },
  uneven: {
    title: 'A parallelism that does not divide the groups',
    tryThis:
      'Restore at parallelism 12. Half as many subtasks again: how much work does the busiest one lose?',
    job: { parallelism: 8, maxParallelism: 16 },
    traffic: { keys: [], numbered: 1600, hot: null },
  },
  'hot-key': {
    title: 'One key with most of the records',
    tryThis:
      'Restore at parallelism 8, then 32, then 128: how far does the share of the busiest subtask fall?',
    job: { parallelism: 2, maxParallelism: 128 },
    traffic: { keys: cities, numbered: 500, hot: { key: text('houston'), percent: 60 } },
  },
  'max-parallelism': {
    title: 'The number that cannot change',
    tryThis:
      'Restore at parallelism 9, then at 3 with max parallelism 16: read both refusals, and look for a way out.',
    job: { parallelism: 2, maxParallelism: 8 },
    traffic: { keys: cities, numbered: 0, hot: null },
  },
  'few-groups': {
    title: 'Few groups, coarse shares',
    tryThis:
      'Start a new job with the same parallelism 7 but max parallelism 128: what happens to the skew, and what does it cost?',
    job: { parallelism: 7, maxParallelism: 8 },
    traffic: { keys: [], numbered: 2000, hot: null },
  },
};

/** The preset with this id; the first one for anything else. */
export function findPreset(id: string | undefined): Preset {
  const known = presetIds.find((each) => each === id) ?? 'two-to-three';
  return { id: known, ...presets[known] };
}

export function presetState({ job, traffic }: Preset): State {
  return { job, before: null, traffic, event: { kind: 'ready' } };
}
