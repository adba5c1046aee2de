import { useMemo } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { parseDate, weekOf } from '../../domain/day.ts';
import { doneLabs, finishedModules } from '../../domain/finished.ts';
import { planEntries, plannedLabs } from '../../domain/plan.ts';
import { freeWeeks } from '../../domain/plan/free-weeks.ts';
import { lanesOf } from '../../domain/plan/lanes.ts';
import { weakModules } from '../../domain/plan/weak-modules.ts';
import { knownModules } from '../../domain/progress/registers.ts';
import { progressByModule } from '../../domain/states.ts';
import type { PlanResultProps, ShownPlan } from './props.ts';

/** A plan with what was done of it, and the week it is. */
export function useShownPlan(props: PlanResultProps): ShownPlan {
  const { plan, input, catalog, progress, isLive, isLinked } = props;
  // A keystroke changes the plan, and nothing of what was done.
  const [states, finishedOn] = useMemo(
    () => [progressByModule(catalog, progress), finishedModules(catalog, progress)] as const,
    [catalog, progress],
  );
  const finished = new Set([...finishedOn.keys(), ...knownModules(progress)]);
  const all = [...planEntries(plan), ...plannedLabs(plan)];
  const hasFree = all.length > 0 && Boolean(input.target);
  const weak = useMemo(
    () => (hasFree && !isLinked ? weakModules(catalog, progress) : []),
    [hasFree, isLinked, catalog, progress],
  );
  const free = hasFree ? freeWeeks(plan, input, weak) : [];
  const week = isLive ? weekOf(parseDate(input.start) ?? 0, dayNow()) : 0;
  const drawn = plan.weeks.length + free.length;
  // Found once: what is ticked off must not fold its own week.
  const firstLeft = useMemo(
    () =>
      plan.weeks.findIndex(({ entries }) => entries.some(({ module }) => !finished.has(module))),
    [isLive, plan],
  );
  // Where all weeks are over, one reads on at the first that has something left.
  const openWeek = week > drawn ? (firstLeft < 0 ? drawn : firstLeft + 1) : Math.max(week, 1);
  return {
    ...props,
    ...{ states, finishedOn, finished, free, openWeek },
    labsDoneOn: doneLabs(progress),
    thisWeek: openWeek === week ? week : null,
    lanes: lanesOf(
      catalog,
      input,
      all.map(({ module }) => module),
    ),
  };
}
