import type { Catalog } from '../../domain/catalog.ts';
import { localDay } from '../../domain/day.ts';
import { attemptsOf } from '../../domain/progress/attempts.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { markedIds, readValue, registerKeys } from '../../domain/progress/registers.ts';

/** What was done in one module on one day. */
export interface DayOfModule {
  /** Local day, as in `domain/day.ts`. */
  day: number;
  module: string;
  sectionsRead: number;
  answered: number;
  right: number;
  practised: number;
}

/** Days of study by module, the latest first. What belongs to no module of the catalogue is left out. */
export function recentActivity(catalog: Pick<Catalog, 'modules'>, progress: Progress, most: number): DayOfModule[] {
  const rows = new Map<string, DayOfModule>();
  const rowOf = (day: number, module: string): DayOfModule => {
    const key = `${day} ${module}`;
    const row = rows.get(key) ?? { day, module, sectionsRead: 0, answered: 0, right: 0, practised: 0 };
    rows.set(key, row);
    return row;
  };
  const sectionsRead = new Set(markedIds(progress, 'read:'));
  for (const { id, sections, items } of catalog.modules) {
    for (const section of sections) {
      const day = readValue(progress, registerKeys.read(section.id));
      if (sectionsRead.has(section.id) && typeof day === 'number') rowOf(day, id).sectionsRead += 1;
    }
    for (const item of items) {
      for (const attempt of attemptsOf(progress, item)) {
        const row = rowOf(localDay(attempt), id);
        if (attempt.kind === 'practice') row.practised += 1;
        else row.answered += 1;
        if (attempt.kind !== 'practice' && attempt.right) row.right += 1;
      }
    }
  }
  return [...rows.values()].sort((a, b) => b.day - a.day || a.module.localeCompare(b.module)).slice(0, most);
}
