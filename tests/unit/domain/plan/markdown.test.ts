import { expect, it } from 'vitest';
import { planPath, type PlanCatalog, type PlanInput } from '../../../../src/domain/plan.ts';
import { planToMarkdown } from '../../../../src/domain/plan/markdown.ts';
import { catalog } from '../catalog-fixture.ts';

const some: PlanCatalog = {
  ...catalog,
  labs: [
    { id: 'a', title: 'Anatomy [1]', url: '/labs/a/', minutes: 25, modules: ['tables'] },
    { id: 'z', title: 'Rescale', url: '/labs/z/', minutes: 60, modules: ['flink'] },
  ],
};
const input: PlanInput = {
  ...{ qualifications: 'all', start: '2026-12-01', hoursPerWeek: 0.5, pace: 1 },
};
const weekOf = (text: string, week: number) =>
  text.split(/^## /m).find((part) => part.startsWith(`Week ${week},`)) ?? '';

it('has labs to tick: below their module, or with its name in a later week', () => {
  const text = planToMarkdown(
    some,
    planPath(some, { ...input, labs: true, hoursPerWeek: 1 }),
    new Set(['tables']),
    new Set(['a']),
  );
  expect(weekOf(text, 1)).toContain(
    '- [x] [TABLES](https://lakepath.example/modules/tables/) (30 to 48 min): asked for by Formats; needed by “LSM”\n' +
      '  - [x] Lab: [Anatomy \\[1\\]](https://lakepath.example/labs/a/) (25 to 40 min), optional\n',
  );
  expect(weekOf(text, 4)).toBe(
    'Week 4, from 2026-12-22, 60 to 96 min\n\n' +
      '- [ ] Lab: [Rescale](https://lakepath.example/labs/z/) (60 to 96 min), optional, after “FLINK”\n\n',
  );
  expect(weekOf(text, 5)).toContain('Carry on with the lab of the week before.');
  expect(text).toContain('200 minutes of study, of which 85 of labs, optional. Ranges');
});

it('says what it said where no labs are planned', () => {
  const text = planToMarkdown(some, planPath(some, input));
  expect(text).toContain('115 minutes of study. Ranges, not deadlines.');
  expect(text).toContain('Carry on with the module of the week before.');
  expect(text).not.toMatch(/lab/i);
});

it('tells what waits for a second round from what is known', () => {
  const wish = { ...input, known: ['flink'], target: '2026-12-12', labs: true };
  const text = planToMarkdown(some, planPath(some, wish));
  const part = (name: string) => text.split(/^## /m).find((one) => one.startsWith(name)) ?? '';
  expect(part('Second round')).toMatch(/LSM.*: needs 40 minutes with what must come first/);
  expect(part('Second round')).toContain('- Lab: [Anatomy');
  expect(part('Left out')).toMatch(/^Left out\n\n- \[FLINK\].*: known already\n\n?$/);
});
