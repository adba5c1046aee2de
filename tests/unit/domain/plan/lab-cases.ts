import fc from 'fast-check';
import type { PlanCatalog } from '../../../../src/domain/plan.ts';

/** Catalogues of up to 12 modules, whose labs name any of them, and one that is not there. */
const catalogs: fc.Arbitrary<PlanCatalog> = fc
  .record({
    modules: fc.array(
      fc.record({
        minutes: fc.integer({ min: 20, max: 45 }),
        needs: fc.array(fc.nat(), { maxLength: 2 }),
        serves: fc.subarray(['a', 'b']),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    labs: fc.array(
      fc.record({
        minutes: fc.integer({ min: 10, max: 90 }),
        modules: fc.uniqueArray(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 8 },
    ),
  })
  .map((drafts) => ({
    qualifications: [
      { id: 'a', level: 'minimum' as const },
      { id: 'b', level: 'preferred' as const },
    ],
    modules: drafts.modules.map(({ minutes, needs, serves }, index) => ({
      id: `m${index}`,
      ordinal: index + 1,
      minutes,
      qualifications: serves,
      prerequisites: index === 0 ? [] : [...new Set(needs.map((need) => `m${need % index}`))],
    })),
    labs: drafts.labs.map(({ minutes, modules }, index) => ({
      id: `lab${index}`,
      minutes,
      modules: modules.map((ordinal) => `m${ordinal}`),
    })),
  }));

const wishes = fc.record({
  qualifications: fc.subarray(['a', 'b'], { minLength: 1 }),
  hoursPerWeek: fc.double({ min: 0.5, max: 20, noNaN: true }),
  start: fc.constant('2026-12-01'),
  target: fc.constantFrom(null, '2026-12-04', '2026-12-15', '2027-01-20'),
  pace: fc.constantFrom(1, 1.3, 2),
  known: fc.subarray(['m0', 'm1']),
  done: fc.subarray(['m2', 'm3']),
  labsDone: fc.subarray(['lab0', 'lab1']),
});

/** A catalogue and a wish that names only what it has. */
export const cases = fc.tuple(catalogs, wishes).map(([some, wish]) => {
  const there = (list: readonly { id: string }[] = [], ids: string[]) =>
    ids.filter((id) => list.some((one) => one.id === id));
  const known = there(some.modules, wish.known);
  const done = there(some.modules, wish.done);
  const labsDone = there(some.labs, wish.labsDone);
  return { some, wish: { ...wish, known, done, labsDone } };
});
