import { planPath, type PlanCatalog } from '../../src/domain/plan.ts';
import { seededRandom } from '../../src/domain/shuffle.ts';
import { seededCases } from '../unit/domain/catalogs.ts';
import { shortfall } from '../unit/domain/optimal-value.ts';
import { medianTime, type Row } from './table.ts';

/** A layered catalogue of `size` modules over seven qualifications. */
function layered(size: number, seed: string): PlanCatalog {
  const random = seededRandom(seed);
  const qualifications = Array.from({ length: 7 }, (_, i) => ({
    id: `q${i}`,
    level: i === 0 ? ('minimum' as const) : ('preferred' as const),
  }));
  const modules = Array.from({ length: size }, (_, i) => ({
    id: `m${i}`,
    ordinal: i + 1,
    minutes: 20 + Math.floor(random() * 26),
    prerequisites: [...new Set([i - 1, i - 7, i - 11])]
      .filter((j) => j >= 0 && random() < 0.4)
      .map((j) => `m${j}`),
    qualifications: qualifications.filter(() => random() < 0.25).map(({ id }) => id),
  }));
  return { qualifications, modules };
}

/**
 * Time to plan, with a target date that leaves about half of the modules out; and how far the
 * choice is from the best one over the catalogues of the unit test.
 */
export function benchPlanner(): Row[] {
  const times = [7, 60, 500].map((size): Row => {
    const catalog = layered(size, `bench-${size}`);
    const target = new Date(Date.UTC(2027, 0, 1) + size * 2 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const value = medianTime(15, () => {
      planPath(catalog, { qualifications: 'all', start: '2027-01-01', target });
    });
    const what = `plan ${size} modules`;
    return { what, value, unit: 'ms', ...(size === 60 && { aim: 'aim: 50' }) };
  });
  const shortfalls = seededCases(300).map(shortfall);
  return [
    ...times,
    { what: 'largest shortfall of 300', value: 100 * Math.max(...shortfalls), unit: '%', limit: 1 },
    {
      what: 'short of the optimum, of 300',
      value: shortfalls.filter((share) => share > 0).length,
      unit: 'plans',
      limit: 3,
    },
  ];
}
