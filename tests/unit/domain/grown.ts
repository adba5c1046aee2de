import type { Catalog, CatalogModule } from '../../../src/domain/catalog.ts';
import { addAttempt, type AttemptKind } from '../../../src/domain/progress/attempts.ts';
import { EMPTY, type Progress, type Register } from '../../../src/domain/progress/format.ts';
import { registerKeys } from '../../../src/domain/progress/registers.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';

const ITEMS = 12;
const SECTIONS = 6;
const OBJECTIVES = 4;

/** A catalogue of `size` modules in layers over seven qualifications; the same at every call. */
export function grownCatalog(size: number, seed = `grown-${size}`): Catalog {
  const random = seededRandom(seed);
  const qualifications = Array.from({ length: 7 }, (_, i) => ({
    id: `q${i}`,
    ordinal: i + 1,
    text: '',
    short: `Q${i + 1}`,
    plain: '',
    level: i === 0 ? ('minimum' as const) : ('preferred' as const),
  }));
  const modules = Array.from({ length: size }, (_, i): CatalogModule => {
    const id = `m${i}`;
    const items = Array.from({ length: ITEMS }, (__, n) => `${id}-item-${n}`);
    return {
      id,
      ordinal: i + 1,
      title: `Module ${i + 1}`,
      url: `/modules/${id}/`,
      minutes: 35 + Math.floor(random() * 26),
      prerequisites: [...new Set([i - 1, i - 7, i - 11])]
        .filter((j) => j >= 0 && random() < 0.4)
        .map((j) => `m${j}`),
      qualifications: qualifications.filter(() => random() < 0.25).map((one) => one.id),
      skills: [`s${i % 40}`],
      confusables: i % 5 === 0 ? [`set-${i % 15}`] : [],
      objectives: Array.from({ length: OBJECTIVES }, (__, n) => ({
        id: `${id}-objective-${n}`,
        text: '',
        items: items.filter((___, place) => place % OBJECTIVES === n),
      })),
      items,
      sections: Array.from({ length: SECTIONS }, (__, n) => ({
        id: `${id}-section-${n}`,
        title: '',
        minutes: 7,
      })),
      verified: { date: '2026-11-23', versions: {} },
    };
  });
  const skills = Array.from({ length: 40 }, (_, i) => ({
    id: `s${i}`,
    ordinal: i + 1,
    name: `Skill ${i}`,
    within: null,
    modules: modules.filter(({ skills: [own] }) => own === `s${i}`).map(({ id }) => id),
  }));
  return {
    schemaVersion: 1,
    catalogVersion: size,
    site: 'https://lakepath.example',
    qualifications: qualifications.map((one, i) => ({
      ...one,
      skills: skills.filter((_, n) => n % 7 === i).map(({ id }) => id),
      modules: modules
        .filter((module) => module.qualifications.includes(one.id))
        .map(({ id }) => id),
    })),
    skills,
    modules,
    labs: modules
      .filter((_, i) => i % 3 === 0)
      .map(({ id }, i) => ({
        id: `lab-${i}`,
        title: `Lab ${i}`,
        url: `/labs/lab-${i}/`,
        level: 'beginner',
        minutes: 30,
        modules: [id],
      })),
    retired: modules
      .filter((_, i) => i % 4 === 0)
      .map(({ id }) => ({
        id: `${id}-gone`,
        module: id,
        objective: `${id}-objective-0`,
        replacedBy: null,
      })),
  };
}

/**
 * The progress of somebody who has read `modules` to the end and answered each of their items `each`
 * times on as many days, the last of them `today`, one time in five wrong.
 */
export function grownProgress(
  modules: readonly CatalogModule[],
  each: number,
  today: number,
): Progress {
  const random = seededRandom(`progress-${modules.length}-${each}`);
  const registers = new Map<string, Register>();
  let progress: Progress = { ...EMPTY, registers };
  for (const { id, sections, items, objectives } of modules) {
    for (const { id: section } of sections)
      registers.set(registerKeys.read(section), { at: 1, by: 'a', value: today - 400 });
    const value = { day: today - 390, objectives: objectives.map((one) => one.id), items };
    registers.set(registerKeys.passed(id), { at: 1, by: 'a', value });
    for (const item of items) {
      const late = random() < 0.05 ? 0 : Math.floor(random() * 20);
      for (let n = 0; n < each; n++) {
        const kind: AttemptKind = n === 0 ? 'first' : 'review';
        const day = today - late - (each - 1 - n) * 18;
        const second = day * 86_400 + 40_000 + Math.floor(random() * 20_000);
        progress = addAttempt(progress, item, { second, offset: 60, kind, right: random() < 0.8 });
      }
    }
  }
  return progress;
}
