import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSite } from '../../src/catalog/catalog.ts';
import { planPath, type PlanInput } from '../../src/domain/plan.ts';
import { decodePlanLink } from '../../src/domain/plan/link.ts';

// Links that were made once, each with the input it was made from. The file only grows: readers have sent them.
const links = readFileSync('tests/fixtures/plan-links.txt', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [link = ''] = line.split(' ');
    return { link, input: JSON.parse(line.slice(link.length + 1)) as PlanInput };
  });

const { catalog } = buildSite(process.cwd());

describe('links to plans that were made before', () => {
  it.each(links)('$link means what it meant', ({ link, input }) => {
    const decoded = decodePlanLink(catalog, link);
    if (decoded.kind !== 'plan') throw new Error(`${link} is ${decoded.kind}`);
    const expanded = ({ qualifications, ...rest }: PlanInput) => ({
      ...rest,
      // Seven were all of them when these were made.
      qualifications:
        qualifications === 'all'
          ? catalog.qualifications.slice(0, 7).map(({ id }) => id)
          : qualifications,
    });
    expect(decoded.strangers).toBe(0);
    expect(expanded(decoded.input)).toEqual(expanded(input));
  });

  // Minutes are counted anew when a module is told again.
  it.each(links)('$link still makes a plan when modules have got longer or shorter', ({ link }) => {
    for (const factor of [0.5, 1.5]) {
      const modules = catalog.modules.map((module) => ({
        ...module,
        minutes: Math.round(module.minutes * factor),
      }));
      const changed = { ...catalog, modules };
      const now = decodePlanLink(catalog, link);
      const decoded = decodePlanLink(changed, link);
      expect(decoded).toEqual(now);
      if (decoded.kind !== 'plan') throw new Error(`${link} is ${decoded.kind}`);
      // Skills narrow a plan; minutes do not touch them.
      const input: PlanInput = { ...decoded.input };
      delete input.skills;
      const plan = planPath(changed, input);
      const planned = (one: typeof plan) =>
        new Set(one.weeks.flatMap(({ entries }) => entries.map((entry) => entry.module)));
      expect([...planned(plan)].filter((id) => input.known?.includes(id))).toEqual([]);
      // Without a date by which all must be done, nothing falls out.
      if (input.target === null) expect(planned(plan)).toEqual(planned(planPath(catalog, input)));
    }
  });
});
