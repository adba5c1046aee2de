import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSite } from '../../src/catalog/catalog.ts';
import type { PlanInput } from '../../src/domain/plan.ts';
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
        qualifications === 'all' ? catalog.qualifications.slice(0, 7).map(({ id }) => id) : qualifications,
    });
    expect(decoded.strangers).toBe(0);
    expect(expanded(decoded.input)).toEqual(expanded(input));
  });
});
