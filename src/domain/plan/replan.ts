import { isoDate, parseDate } from '../day.ts';
import type { PlanInput } from './input.ts';
import type { Plan } from './shape.ts';

/**
 * The same wishes from `today` on, with what is finished kept as done: modules, and labs. A target
 * date that is past is dropped: it cannot be planned for.
 */
export function inputFromToday(
  input: PlanInput,
  finished: Iterable<string>,
  today: number,
  labs: Iterable<string> = [],
): PlanInput {
  const target = parseDate(input.target ?? '');
  const known = new Set(input.known);
  const done = new Set([...(input.done ?? []), ...finished]);
  const labsDone = [...new Set([...(input.labsDone ?? []), ...labs])].sort();
  return {
    ...input,
    ...(labsDone.length > 0 && { labsDone }),
    start: isoDate(today),
    since: input.since ?? input.start,
    target: target !== null && target > today ? isoDate(target) : null,
    done: [...done].filter((id) => !known.has(id)).sort(),
  };
}

/** What another plan would change. */
export interface PlanChanges {
  /** Modules whose week has another first day, in the new plan's order. */
  moved: { module: string; from: string; to: string }[];
  added: string[];
  /** Planned before and no longer, without those that are finished. */
  dropped: string[];
  end: { from: string; to: string };
}

export function comparePlans(
  before: Plan,
  after: Plan,
  finished: ReadonlySet<string>,
): PlanChanges {
  const was = weekStarts(before);
  const now = weekStarts(after);
  return {
    moved: [...now].flatMap(([module, to]) => {
      const from = was.get(module);
      return from === undefined || from === to ? [] : [{ module, from, to }];
    }),
    added: [...now.keys()].filter((module) => !was.has(module)),
    dropped: [...was.keys()].filter((module) => !now.has(module) && !finished.has(module)),
    end: { from: before.end, to: after.end },
  };
}

/** Planned modules in order, with the first day of their week. */
function weekStarts({ weeks }: Plan): Map<string, string> {
  return new Map(
    weeks.flatMap(({ start, entries }) =>
      entries.map(({ module }): [string, string] => [module, start]),
    ),
  );
}
