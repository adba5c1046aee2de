import type { Plan } from './model.ts';

/** What the reader sets. Times are in milliseconds. */
export interface Settings {
  readonly workers: number;
  readonly prefetch: number;
  readonly batches: number;
  readonly loadMs: number;
  readonly stepMs: number;
  /** The batch that loads slowly, or null. */
  readonly slowBatch: number | null;
  readonly slowMs: number;
  /** Time to pin one batch; 0: no pin thread. */
  readonly pinMs: number;
  readonly inOrder: boolean;
  /** Samples in a batch. */
  readonly samples: number;
  /** Bytes of one sample. */
  readonly sampleBytes: number;
}

export type RangeName = 'workers' | 'prefetch' | 'loadMs' | 'stepMs' | 'slowMs' | 'pinMs';

export const ranges: Record<RangeName, { least: number; most: number; by: number }> = {
  workers: { least: 1, most: 6, by: 1 },
  prefetch: { least: 1, most: 8, by: 1 },
  loadMs: { least: 20, most: 400, by: 20 },
  stepMs: { least: 20, most: 400, by: 20 },
  slowMs: { least: 200, most: 3000, by: 100 },
  pinMs: { least: 0, most: 100, by: 10 },
};

export const batchCounts = [12, 18, 24, 30, 36];
export const sampleCounts = [32, 64, 128, 256, 512];

/** An image of 3 × 224 × 224 values, as in the module's table. */
export const sampleKinds = [
  { bytes: 150_528, label: 'image, uint8' },
  { bytes: 602_112, label: 'image, float32' },
];

/** Whether a reader could have chosen these settings. */
export function isPossible(settings: Settings): boolean {
  const { slowBatch, batches, samples, sampleBytes } = settings;
  const inRange = (Object.keys(ranges) as RangeName[]).every((name) => {
    const { least, most, by } = ranges[name];
    const value = settings[name];
    return value >= least && value <= most && (value - least) % by === 0;
  });
  return (
    inRange &&
    batchCounts.includes(batches) &&
    sampleCounts.includes(samples) &&
    sampleKinds.some(({ bytes }) => bytes === sampleBytes) &&
    (slowBatch === null || (Number.isInteger(slowBatch) && slowBatch >= 0 && slowBatch < batches))
  );
}

/** What the engine is given: one load time per batch. */
export function planOf(settings: Settings): Plan {
  const { workers, prefetch, inOrder, stepMs, pinMs, batches, loadMs, slowBatch, slowMs } =
    settings;
  return {
    workers,
    prefetch,
    inOrder,
    stepMs,
    pinMs,
    loadMs: Array.from({ length: batches }, (_, batch) => (batch === slowBatch ? slowMs : loadMs)),
  };
}

export function batchBytes({ samples, sampleBytes }: Settings): number {
  return samples * sampleBytes;
}
