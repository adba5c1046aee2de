/**
 * Which subtask owns which key groups: Flink 2.0.0, `KeyGroupRangeAssignment`. Groups and subtasks count from 0. As in
 * Flink, 1 ≤ parallelism ≤ maxParallelism ≤ 32,768 is the caller's duty.
 */

/** The two numbers that place a key: how many subtasks run, and how many key groups there are. */
export interface Job {
  readonly parallelism: number;
  readonly maxParallelism: number;
}

/** Both ends are included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export const UPPER_BOUND_MAX_PARALLELISM = 32_768;

/** `computeOperatorIndexForKeyGroup` */
export function subtaskOfGroup({ parallelism, maxParallelism }: Job, group: number): number {
  return Math.floor((group * parallelism) / maxParallelism);
}

/** `computeKeyGroupRangeForOperatorIndex` */
export function rangeOfSubtask({ parallelism, maxParallelism }: Job, subtask: number): Range {
  return {
    first: Math.floor((subtask * maxParallelism + parallelism - 1) / parallelism),
    last: Math.floor(((subtask + 1) * maxParallelism - 1) / parallelism),
  };
}

/** The ranges of all subtasks, in their order. */
export function rangesOf(job: Job): Range[] {
  return Array.from({ length: job.parallelism }, (_, subtask) => rangeOfSubtask(job, subtask));
}

export function sizeOf({ first, last }: Range): number {
  return last - first + 1;
}

/** `computeDefaultMaxParallelism`: what a new job gets when nobody sets the number. */
export function defaultMaxParallelism(parallelism: number): number {
  const wanted = parallelism + Math.floor(parallelism / 2);
  const power = 2 ** Math.ceil(Math.log2(wanted));
  return Math.min(Math.max(power, 128), UPPER_BOUND_MAX_PARALLELISM);
}

/** The groups whose subtask *number* changes, as runs of neighbours. Both jobs have the same groups. */
export function movedGroups(from: Job, to: Job): Range[] {
  const runs: Range[] = [];
  for (let group = 0; group < to.maxParallelism; group++) {
    if (subtaskOfGroup(from, group) === subtaskOfGroup(to, group)) continue;
    const run = runs.at(-1);
    if (run && run.last === group - 1) runs[runs.length - 1] = { first: run.first, last: group };
    else runs.push({ first: group, last: group });
  }
  return runs;
}

/**
 * The old subtasks whose state files overlap the range of a new subtask: what it reads at a restore
 * (`StateAssignmentOperation.extractIntersectingState`). Old ranges lie in order, so these are neighbours.
 */
export function filesRead(from: Job, to: Job, subtask: number): Range {
  const { first, last } = rangeOfSubtask(to, subtask);
  return { first: subtaskOfGroup(from, first), last: subtaskOfGroup(from, last) };
}
