import type { PlanCatalog, PlanModule } from './shape.ts';

/**
 * The modules that serve a qualification. Where `skills` are given, those that teach one of them, as
 * far as the qualification asks for it; all of them where `skills` are all that it asks for.
 */
export function servingModules(
  { modules }: PlanCatalog,
  { id, skills: all = [] }: PlanCatalog['qualifications'][number],
  skills?: readonly string[],
): PlanModule[] {
  const serving = modules.filter(({ qualifications }) => qualifications.includes(id));
  if (!skills) return serving;
  const asked = all.filter((skill) => skills.includes(skill));
  if (asked.length === all.length) return serving;
  return serving.filter((module) => asked.some((skill) => module.skills?.includes(skill)));
}
