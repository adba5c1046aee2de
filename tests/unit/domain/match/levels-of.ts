import { matchPosting } from '../../../../src/domain/match.ts';
import { lexicon } from './score.ts';

/** Each skill that `text` asks for, with its level; and `ruled out` for those that it rules out. */
export function levelsOf(text: string): Record<string, string> {
  const { skills, ruledOut } = matchPosting(text, lexicon);
  return Object.fromEntries([
    ...skills.map(({ id, level }) => [id, level] as const),
    ...ruledOut.map(({ id }) => [id, 'ruled out'] as const),
  ]);
}

/** The same in one line, by level: `minimum: java, kafka; ruled out: spark`. */
export function summary(text: string): string {
  const byLevel = new Map<string, string[]>();
  for (const [id, level] of Object.entries(levelsOf(text)).sort())
    byLevel.set(level, [...(byLevel.get(level) ?? []), id]);
  return [...byLevel]
    .sort()
    .map(([level, ids]) => `${level}: ${ids.join(', ')}`)
    .join('; ');
}
