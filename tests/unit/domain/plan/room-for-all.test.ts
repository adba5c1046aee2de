import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planPath, plannedLabs, type PlanInput } from '../../../../src/domain/plan.ts';
import { roomForAll } from '../../../../src/domain/plan/room-for-all.ts';
import { catalog } from '../catalog-fixture.ts';
import { cases } from './lab-cases.ts';

const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 2, pace: 1 },
};

it('without a target date all has room already', () => {
  expect(roomForAll(catalog, input)).toBeNull();
});

it('says hours and a date that hold all', () => {
  // 115 minutes in one week, of which 70 % are for study: 2.7 hours; at 84 a week they end on day 10.
  expect(roomForAll(catalog, { ...input, target: '2026-12-08' })).toEqual({
    hoursPerWeek: 3,
    target: '2026-12-11',
  });
});

it('does not say what no plan can have', () => {
  expect(roomForAll(catalog, { ...input, hoursPerWeek: 90, target: '2026-12-02' })).toMatchObject({
    hoursPerWeek: 19.5,
  });
  const day = { ...input, review: 0.4, buffer: 0.45, target: '2026-12-02' };
  expect(roomForAll(catalog, { ...day, pace: 2 })?.hoursPerWeek).toBeNull();
});

it('each alone leaves nothing out, labs included', () => {
  fc.assert(
    fc.property(cases, ({ some, wish }) => {
      for (const labChoice of ['none', 'one', 'all'] as const) {
        const asked = { ...wish, labChoice };
        const room = roomForAll(some, asked);
        if (!room) continue;
        for (const change of [{ hoursPerWeek: room.hoursPerWeek }, { target: room.target }]) {
          if (Object.values(change).includes(null)) continue;
          const plan = planPath(some, { ...asked, ...change } as PlanInput);
          expect(plan.leftOut.filter(({ kind }) => kind === 'time')).toEqual([]);
          expect(plan.labsLeftOut).toEqual([]);
          expect(plannedLabs(plan).length).toBeGreaterThanOrEqual(
            plannedLabs(planPath(some, asked)).length,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});
