import { isoDate } from '../../../../src/domain/day.ts';
import { planPath, type PlanCatalog, type PlanInput } from '../../../../src/domain/plan.ts';
import { seededRandom, shuffle } from '../../../../src/domain/shuffle.ts';
import { seededCase, SHAPE_NAMES } from '../catalogs.ts';

const START = 20_787;
const LEVELS = ['intermediate', 'beginner', 'advanced'] as const;

/** A catalogue and what is asked of it, in all the ways that a plan can be asked for. */
export interface GoldenCase {
  name: string;
  catalog: PlanCatalog;
  input: PlanInput;
}

/** Cases of every shape, from 1 to 90 modules; the same at every call. */
export function goldenCases(): GoldenCase[] {
  const cases = allOrNoLabs();
  // One lab a qualification came later; the cases of before stay what they were.
  const withOne = cases
    .filter((_, i) => i % 3 === 0)
    .map(({ name, input, ...rest }) => ({
      ...rest,
      name: `one-lab-${name}`,
      input: { ...input, labChoice: 'one' as const },
    }));
  return [...cases, ...withOne];
}

function allOrNoLabs(): GoldenCase[] {
  return SHAPE_NAMES.flatMap((shape) =>
    Array.from({ length: 30 }, (_, seed) => {
      const { name, modules } = seededCase(shape, 1 + ((seed * 37) % 90), seed);
      const random = seededRandom(`golden-${name}`);
      const some = (share: number) => modules.filter(() => random() < share).map(({ id }) => id);
      const below = (count: number) => Math.floor(random() * count);
      const qualifications = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, i) => ({
        id,
        level: i < 2 ? ('minimum' as const) : ('preferred' as const),
        skills: [`${id}-1`, `${id}-2`],
      }));
      const labs = modules
        .filter(() => random() < 0.4)
        .map(({ id }, i) => ({
          id: `lab-${i}`,
          // From no draw: what stands below was drawn before labs had levels.
          level: LEVELS[i % LEVELS.length] ?? 'advanced',
          minutes: 10 + below(50),
          modules: [id, ...some(0.05)],
        }));
      const catalog: PlanCatalog = {
        qualifications,
        modules: modules.map((module) => ({
          ...module,
          skills: module.qualifications.map((id) => `${id}-${1 + below(2)}`),
        })),
        labs,
      };
      const minutes = modules.reduce((sum, module) => sum + module.minutes, 0);
      const hoursPerWeek = 1 + below(12);
      const days = Math.ceil(((0.05 + random()) * minutes * 7) / (hoursPerWeek * 42));
      const input: PlanInput = {
        qualifications:
          random() < 0.6
            ? 'all'
            : shuffle(qualifications, name)
                .slice(0, 1 + below(6))
                .map(({ id }) => id),
        ...(random() < 0.3 && { weights: { a: 1 + below(90) / 10, f: 2.5 } }),
        known: some(0.1 * random()),
        done: some(0.2 * random()),
        labs: random() < 0.6,
        labsDone: labs.filter(() => random() < 0.1).map(({ id }) => id),
        ...(random() < 0.2 && { skills: ['a-1', 'b-2', 'e-1', 'g-2'] }),
        hoursPerWeek,
        start: isoDate(START + below(40)),
        target: random() < 0.75 ? isoDate(START + 41 + Math.min(days, 1_700)) : null,
        pace: 1 + below(11) / 10,
        buffer: below(3) / 10,
      };
      return { name, catalog, input };
    }),
  );
}

/** The plan as text; why there is none, where there is none. */
export function planText({ catalog, input }: GoldenCase): string {
  try {
    return JSON.stringify(planPath(catalog, input));
  } catch (error) {
    return String(error);
  }
}
