import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  busyMs,
  heldBatches,
  inFlight,
  mostHeld,
  placeOf,
  readyBatches,
} from '../../../../src/sims/dataloader-pipeline/measure.ts';
import { runAll } from '../../../../src/sims/dataloader-pipeline/model.ts';
import type { Plan } from '../../../../src/sims/dataloader-pipeline/model.ts';

const plans: fc.Arbitrary<Plan> = fc.record({
  workers: fc.integer({ min: 1, max: 6 }),
  prefetch: fc.integer({ min: 1, max: 5 }),
  inOrder: fc.boolean(),
  stepMs: fc.integer({ min: 0, max: 50 }),
  pinMs: fc.integer({ min: 0, max: 20 }),
  loadMs: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 24 }),
});
const always = (check: (plan: Plan) => void) => {
  fc.assert(fc.property(plans, check), { numRuns: 100 });
};
const upTo = (end: number) => Array.from({ length: end }, (_, number) => number);

describe('a run', () => {
  it('delivers every batch once, and in order by number', () => {
    always((plan) => {
      const delivered = runAll(plan).at(-1)?.delivered ?? [];
      expect(delivered.toSorted((a, b) => a - b)).toEqual(upTo(plan.loadMs.length));
      if (plan.inOrder) expect(delivered).toEqual(upTo(plan.loadMs.length));
    });
  });

  it('never has more in flight than workers × prefetch, nor one more than that in memory', () => {
    always((plan) => {
      for (const state of runAll(plan)) {
        expect(inFlight(state)).toBeLessThanOrEqual(plan.workers * plan.prefetch);
        expect(heldBatches(state)).toBeLessThanOrEqual(mostHeld(plan));
      }
    });
  });

  it('keeps each batch that is in flight in exactly one place', () => {
    always((plan) => {
      for (const state of runAll(plan)) {
        const places = [
          ...state.workers.flatMap(({ queue, loading }) => [
            ...queue,
            ...(loading ? [loading.batch] : []),
          ]),
          ...state.results,
          ...(state.pinning ? [state.pinning.batch] : []),
          ...state.data,
          ...state.reorder,
        ];
        const flying = upTo(state.sent).filter((batch) => !state.delivered.includes(batch));
        expect(places.toSorted((a, b) => a - b)).toEqual(flying);
        expect(flying.every((batch) => placeOf(plan, state, batch) !== null)).toBe(true);
      }
    });
  });

  it('gives no worker more than prefetch lists, and has none idle while a list waits for it', () => {
    always((plan) => {
      for (const { tasks, workers } of runAll(plan)) {
        expect(Math.max(...tasks)).toBeLessThanOrEqual(plan.prefetch);
        expect(workers.every(({ loading, queue }) => loading !== null || queue.length === 0)).toBe(
          true,
        );
      }
    });
  });

  it('deals lists in turn when in order, and uses no reorder buffer when not', () => {
    always((plan) => {
      const states = runAll(plan);
      if (plan.inOrder) {
        expect(states.at(-1)?.owner).toEqual(plan.loadMs.map((_, batch) => batch % plan.workers));
      } else {
        expect(states.every(({ reorder }) => reorder.length === 0)).toBe(true);
      }
    });
  });

  it('has a clock that never goes back, and lanes whose spans do not overlap', () => {
    always((plan) => {
      const states = runAll(plan);
      states.forEach(({ now }, at) => {
        expect(now).toBeGreaterThanOrEqual(states[at - 1]?.now ?? 0);
      });
      const spans = states.at(-1)?.spans ?? [];
      for (const lane of [...upTo(plan.workers), 'pin', 'loop']) {
        const own = spans.filter((span) => span.lane === lane);
        own.forEach(({ from }, index) => {
          expect(from).toBeGreaterThanOrEqual(own[index - 1]?.to ?? 0);
        });
      }
    });
  });

  it('counts the loop as busy for exactly one step per batch', () => {
    always((plan) => {
      const end = runAll(plan).at(-1);
      expect(end && busyMs(end)).toBe(plan.stepMs * plan.loadMs.length);
    });
  });
});

describe('the lab’s own runs', () => {
  const plan: Plan = {
    workers: 3,
    prefetch: 2,
    inOrder: true,
    stepMs: 0,
    pinMs: 0,
    loadMs: [1000, ...Array<number>(11).fill(10)],
  };
  const before = (inOrder: boolean) =>
    runAll({ ...plan, inOrder })
      .filter(({ now }) => now < 1000)
      .at(-1);

  it('expected/head_of_line.txt: 4 finished and 0 delivered before the slow batch in order, 10 and 10 out of order', () => {
    expect(before(true)?.delivered).toEqual([]);
    expect(before(true)?.reorder.toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5]);
    expect(before(false)?.delivered).toHaveLength(10);
    expect(
      runAll({ ...plan, inOrder: false })
        .at(-1)
        ?.delivered.slice(-2),
    ).toEqual([0, 3]);
  });

  it.each([
    [1, 2, 3],
    [2, 2, 5],
    [2, 4, 9],
    [4, 2, 9],
  ])(
    'expected/bytes_in_flight.txt: %i × %i holds %i batches while the loop pauses',
    (workers, prefetch, held) => {
      const paused = runAll({
        workers,
        prefetch,
        inOrder: true,
        stepMs: 100_000,
        pinMs: 0,
        loadMs: Array<number>(50).fill(7),
      });
      const atPause = paused.findLast(({ now }) => now < 100_000);
      expect(atPause && heldBatches(atPause)).toBe(held);
    },
  );

  it('quiz item dl-q-standstill: three finished batches wait', () => {
    const loadMs = [10, 1000, ...Array<number>(10).fill(10)];
    const still = runAll({ ...plan, workers: 2, prefetch: 3, loadMs }).findLast(
      ({ now }) => now < 1000,
    );
    expect(still && readyBatches(still)).toBe(3);
  });
});
