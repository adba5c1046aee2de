import type { Settings } from './settings.ts';

export const presetIds = [
  'balanced',
  'starved',
  'head-of-line',
  'out-of-order',
  'prefetch-memory',
] as const;
export type PresetId = (typeof presetIds)[number];

export interface Preset {
  readonly id: PresetId;
  readonly title: string;
  /** One sentence: what to do, and what to look for. */
  readonly tryThis: string;
  readonly settings: Settings;
}

const balanced: Settings = {
  workers: 4,
  prefetch: 2,
  batches: 12,
  loadMs: 200,
  stepMs: 60,
  slowBatch: null,
  slowMs: 800,
  pinMs: 0,
  inOrder: true,
  samples: 256,
  sampleBytes: 602_112,
};

const headOfLine: Settings = {
  ...balanced,
  workers: 3,
  loadMs: 100,
  stepMs: 40,
  slowBatch: 0,
};

const presets: Record<PresetId, Omit<Preset, 'id'>> = {
  balanced: {
    title: 'Balanced: four workers keep up',
    tryThis: 'Take one event after the other and follow batch 4 from its list to the loop.',
    settings: balanced,
  },
  starved: {
    title: 'Starved: two workers are too few',
    tryThis:
      'Go to the end, note how busy the loop was, then raise the prefetch factor to 8: does it help? Now add workers.',
    settings: { ...balanced, workers: 2 },
  },
  'head-of-line': {
    title: 'Head of line: batch 0 is slow, in order',
    tryThis:
      'Take one event after the other: before batch 0 is loaded, count how many batches are loaded and how many the loop gets.',
    settings: headOfLine,
  },
  'out-of-order': {
    title: 'The same slow batch with in_order=False',
    tryThis:
      'Go from batch to batch and find the one quick batch that comes late too. Where is its list all this time?',
    settings: { ...headOfLine, inOrder: false },
  },
  'prefetch-memory': {
    title: 'A large prefetch factor fills memory',
    tryThis:
      'Go to the end and read the most memory held, then lower the prefetch factor to 1: does the run end later?',
    settings: { ...balanced, prefetch: 6, batches: 30, loadMs: 100, stepMs: 200 },
  },
};

/** The first preset where there is none of this name. */
export function findPreset(id: string | undefined): Preset {
  const known = presetIds.find((each) => each === id) ?? 'balanced';
  return { id: known, ...presets[known] };
}
