import type { Catalog, Qualification } from '../domain/catalog.ts';
import { findModule } from '../domain/find-module.ts';
import type { NextStep } from '../domain/next-step.ts';

/** What one does at a next step, on the button that leads there. */
export const stepVerbs: Record<Exclude<NextStep['kind'], 'done'>, string> = {
  begin: 'Begin',
  continue: 'Continue',
  check: 'Check yourself',
};

/** A module's title; its id where the catalogue does not have it. */
export function moduleTitle(catalog: Pick<Catalog, 'modules'>, id: string): string {
  return findModule(catalog, id)?.title ?? id;
}

export function labTitle({ labs }: Pick<Catalog, 'labs'>, id: string): string {
  return labs.find((lab) => lab.id === id)?.title ?? id;
}

export function skillName({ skills }: Pick<Catalog, 'skills'>, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}

/** A qualification's number and short name: 0, which no qualification has, and the id where the catalogue lacks it. */
export function qualificationName(
  { qualifications }: Pick<Catalog, 'qualifications'>,
  id: string,
): Pick<Qualification, 'ordinal' | 'short'> {
  return qualifications.find((one) => one.id === id) ?? { ordinal: 0, short: id };
}
