import { defaultMaxParallelism } from './key-groups.ts';
import type { Job } from './key-groups.ts';

/** What the program asks for. A `maxParallelism` of null is "not set". */
export interface Request {
  readonly parallelism: number;
  readonly maxParallelism: number | null;
}

/**
 * - `above-asked-max`: the program's own two numbers contradict each other; `ExecutionJobVertex` throws before any
 *   state is looked at.
 * - `max-mismatch`: set, and different from the number in the savepoint (`Checkpoints.loadAndValidateCheckpoint`; only a
 *   number that was not set may be replaced, `SchedulerBase.computeVertexParallelismStore`).
 * - `above-recorded-max`: more subtasks than the savepoint has groups
 *   (`StateAssignmentOperation.checkParallelismPreconditions`).
 */
export type Refusal = 'above-asked-max' | 'max-mismatch' | 'above-recorded-max';

/** How Flink 2.0.0 starts a job without a savepoint. */
export function admitNewJob({ parallelism, maxParallelism }: Request): Job | Refusal {
  const max = maxParallelism ?? defaultMaxParallelism(parallelism);
  return parallelism > max ? 'above-asked-max' : { parallelism, maxParallelism: max };
}

/** How Flink 2.0.0 starts a job from a savepoint that records `recordedMax` key groups. */
export function admitRestore(
  recordedMax: number,
  { parallelism, maxParallelism }: Request,
): Job | Refusal {
  if (maxParallelism !== null) {
    if (parallelism > maxParallelism) return 'above-asked-max';
    if (maxParallelism !== recordedMax) return 'max-mismatch';
  }
  return parallelism > recordedMax
    ? 'above-recorded-max'
    : { parallelism, maxParallelism: recordedMax };
}
