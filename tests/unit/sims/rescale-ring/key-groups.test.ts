import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultMaxParallelism,
  filesRead,
  movedGroups,
  rangeOfSubtask,
  rangesOf,
  sizeOf,
  subtaskOfGroup,
} from '../../../../src/sims/rescale-ring/key-groups.ts';
import { oracle } from './oracle.ts';

const job = fc.integer({ min: 1, max: 600 }).chain((maxParallelism) =>
  fc.record({
    maxParallelism: fc.constant(maxParallelism),
    parallelism: fc.integer({ min: 1, max: maxParallelism }),
  }),
);
const twoJobs = job.chain((to) =>
  fc.record({
    to: fc.constant(to),
    from: fc.record({
      maxParallelism: fc.constant(to.maxParallelism),
      parallelism: fc.integer({ min: 1, max: to.maxParallelism }),
    }),
  }),
);

describe('key groups as Flink 2.0.0 deals them out', () => {
  it(`gives the owner of a group in ${oracle.owners.length} oracle cases`, () => {
    for (const [maxParallelism, parallelism, group, subtask] of oracle.owners)
      expect(subtaskOfGroup({ maxParallelism, parallelism }, group)).toBe(subtask);
  });

  it(`gives the range of a subtask in ${oracle.ranges.length} oracle cases`, () => {
    for (const [maxParallelism, parallelism, subtask, first, last] of oracle.ranges)
      expect(rangeOfSubtask({ maxParallelism, parallelism }, subtask)).toEqual({ first, last });
  });

  it(`gives the default max parallelism in ${oracle.defaults.length} oracle cases`, () => {
    for (const [parallelism, max] of oracle.defaults)
      expect(defaultMaxParallelism(parallelism), `p=${parallelism}`).toBe(max);
  });

  it('gives each group to exactly one subtask, the one whose range holds it', () => {
    fc.assert(
      fc.property(job, (one) => {
        const owners = rangesOf(one).flatMap(({ first, last }, subtask) =>
          Array.from({ length: last - first + 1 }, () => subtask),
        );
        const expected = Array.from({ length: one.maxParallelism }, (_, group) =>
          subtaskOfGroup(one, group),
        );
        expect(owners).toEqual(expected);
      }),
    );
  });

  it('gives no subtask more than one group more than another', () => {
    fc.assert(
      fc.property(job, (one) => {
        const sizes = rangesOf(one).map(sizeOf);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves a group exactly when its owner differs', () => {
    fc.assert(
      fc.property(twoJobs, ({ from, to }) => {
        const moved = new Set(
          movedGroups(from, to).flatMap(({ first, last }) =>
            Array.from({ length: last - first + 1 }, (_, i) => first + i),
          ),
        );
        for (let group = 0; group < to.maxParallelism; group++)
          expect(moved.has(group)).toBe(subtaskOfGroup(from, group) !== subtaskOfGroup(to, group));
      }),
    );
  });

  it('reads an old file exactly when its range overlaps the new one', () => {
    fc.assert(
      fc.property(twoJobs, fc.nat(), ({ from, to }, pick) => {
        const subtask = pick % to.parallelism;
        const mine = rangeOfSubtask(to, subtask);
        const overlapping = rangesOf(from).flatMap((range, old) =>
          range.first <= mine.last && range.last >= mine.first ? old : [],
        );
        const { first, last } = filesRead(from, to, subtask);
        expect([first, last]).toEqual([overlapping[0], overlapping.at(-1)]);
      }),
    );
  });
});
