import type { Plan, PlanEntry, PlannedLab, PlanWeek } from './shape.ts';

/** A module of a week with its labs; without an entry, labs whose module is not of that week. */
export interface WeekPart {
  entry: PlanEntry | null;
  labs: PlannedLab[];
}

/** A week's work in its order. */
export function weekParts({ entries, labs }: PlanWeek): WeekPart[] {
  // Labs come right after their module: those of an earlier one come first.
  const loose = labs.filter(({ module }) => !entries.some((entry) => entry.module === module));
  return [
    ...(loose.length > 0 ? [{ entry: null, labs: loose }] : []),
    ...entries.map((entry) => ({
      entry,
      labs: labs.filter(({ module }) => module === entry.module),
    })),
  ];
}

/** What a week in which nothing begins goes on with; null where there is nothing before it. */
export function carriedInto({ weeks }: Plan, week: number): PlanEntry | PlannedLab | null {
  const { entry, labs } = weeks.slice(0, week).flatMap(weekParts).at(-1) ?? {};
  return labs?.at(-1) ?? entry ?? null;
}
