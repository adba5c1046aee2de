import { describe, expect, it } from 'vitest';
import { admitNewJob, admitRestore } from '../../../../src/sims/rescale-ring/admission.ts';
import { filesRead, movedGroups, sizeOf } from '../../../../src/sims/rescale-ring/key-groups.ts';
import { oracle } from './oracle.ts';

describe('what Flink 2.0.0 lets start', () => {
  it(`gives the groups or the refusal of ${oracle.starts.length} new jobs of the oracle`, () => {
    for (const [parallelism, maxParallelism, outcome] of oracle.starts) {
      const job = admitNewJob({ parallelism, maxParallelism });
      expect(typeof job === 'string' ? job : job.maxParallelism).toBe(outcome);
    }
  });

  it(`gives groups, moves, files read, or the refusal of ${oracle.restores.length} restores of the oracle`, () => {
    expect(oracle.restores.length).toBeGreaterThan(300);
    for (const [recorded, old, asked, askedMax, outcome] of oracle.restores) {
      const job = admitRestore(recorded, { parallelism: asked, maxParallelism: askedMax });
      const from = { parallelism: old, maxParallelism: recorded };
      const found =
        typeof job === 'string'
          ? job
          : [
              job.maxParallelism,
              movedGroups(from, job).reduce((sum, run) => sum + sizeOf(run), 0),
              ...Array.from({ length: job.parallelism }, (_, subtask) => {
                const { first, last } = filesRead(from, job, subtask);
                return [first, last];
              }),
            ];
      expect(found, `${recorded} groups, ${old} → ${asked}, max ${askedMax}`).toEqual(outcome);
    }
  });

  it('has met each refusal in the oracle', () => {
    const met = new Set(oracle.restores.map(([, , , , outcome]) => outcome));
    expect([...met].filter((outcome) => typeof outcome === 'string').sort()).toEqual([
      'above-asked-max',
      'above-recorded-max',
      'max-mismatch',
    ]);
  });
});
