import { guessOf, type PlacementModule } from '../domain/placement.ts';
import { toAnswerKey } from './answer-key.ts';
import type { ModuleContent } from './read.ts';

/** The modules as the placement check sees them. */
export function placementModules(modules: readonly ModuleContent[]): PlacementModule[] {
  return modules.map(({ slug, ordinal, prerequisites, quiz }) => ({
    id: slug,
    ordinal,
    prerequisites,
    items: quiz.items.map((item) => ({
      id: item.id,
      guess: guessOf(toAnswerKey(item), item.plain),
    })),
  }));
}
