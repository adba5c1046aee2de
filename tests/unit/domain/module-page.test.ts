import { expect, test } from 'vitest';
import { modulePageData } from '../../../src/domain/module-page.ts';
import { EMPTY } from '../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../src/domain/progress/registers.ts';
import { moduleProgress } from '../../../src/domain/states.ts';
import { catalog } from './catalog-fixture.ts';

const [own, before, unrelated] = catalog.modules.map(({ id }) => id);
const linked = {
  ...catalog,
  modules: catalog.modules.map((module) =>
    module.id === own ? { ...module, prerequisites: [before ?? ''] } : module,
  ),
  retired: [own, unrelated].map((module) => ({
    id: `${module}-old`,
    module: module ?? '',
    objective: `${module}-o1`,
    replacedBy: null,
  })),
};

test('a page holds its own module and those before it, and nothing of others', () => {
  const data = modulePageData(linked, own ?? '');
  expect(data.module.id).toBe(own);
  expect(data.prerequisites.map(({ id }) => id)).toEqual([before]);
  expect(data.retired.map(({ id }) => id)).toEqual([`${own}-old`]);
  const text = JSON.stringify(data);
  expect(text).not.toContain(`"${unrelated}`);
  // What the page says anyway, and what the whole catalogue knows, is not in it.
  expect(text).not.toMatch(/"(title|text|minutes|url|catalogVersion|verified)"/);
});

test('states come out as they do from the whole catalogue', () => {
  const [module] = linked.modules;
  if (!module) throw new Error('the fixture has no module');
  const progress = module.sections.reduce(
    (now, { id }) =>
      writeRegister(now, registerKeys.read(id), 1, { now: 1_790_000_000_000, by: 'a' }),
    EMPTY,
  );
  const data = modulePageData(linked, module.id);
  expect(moduleProgress(progress, data.module, data.retired)).toEqual(
    moduleProgress(progress, module, linked.retired),
  );
  expect(moduleProgress(progress, data.module).state).toBe('read');
});

test('a module that the catalogue lacks is a fault', () => {
  expect(() => modulePageData(linked, 'nowhere')).toThrow('has no module "nowhere"');
});
