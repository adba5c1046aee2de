import type { Catalog } from '../../domain/catalog.ts';

export function skillName({ skills }: Pick<Catalog, 'skills'>, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}
