import type { ReviewCard } from './cards.ts';
import { spreadModules } from './spread-modules.ts';

/** Days before the target date in which every card is to be seen once more. */
export const LAST_DAYS = 14;

export interface TargetPlan {
  /** Item → the day by which it is asked, where the target date brings it forward or ranks it. */
  days: Map<string, number>;
  /** The last two weeks have begun. */
  isNow: boolean;
  /** Cards that the daily cap leaves no room for in those weeks. */
  unseen: number;
  /** The least daily cap that has room for all. */
  capForAll: number;
}

/**
 * Lays every card that was not seen in the last two weeks before `target` into them, evenly, at most
 * `cap` a day: first one item per objective, those of weakest memory in front, then the rest; in both
 * the modules are mixed. Null where there is no target date, or it has come.
 */
export function planForTarget(
  cards: readonly ReviewCard[],
  { target, cap }: { target: number | null; cap: number },
  today: number,
): TargetPlan | null {
  if (target === null || today >= target) return null;
  const first = Math.max(today, target - LAST_DAYS);
  const isSeen = ({ opening }: ReviewCard) =>
    opening !== null && opening.last >= target - LAST_DAYS;
  const open = onePerObjectiveFirst(
    cards.filter((card) => !isSeen(card)),
    new Set(cards.filter(isSeen).map(({ objective }) => objective)),
  );
  const room = target - first;
  const seen = Math.min(open.length, room * cap);
  const days = new Map(
    open.slice(0, seen).map(({ item }, place) => [item, first + Math.floor((place * room) / seen)]),
  );
  return {
    days,
    isNow: today >= target - LAST_DAYS,
    unseen: open.length - seen,
    capForAll: Math.ceil(open.length / room),
  };
}

function onePerObjectiveFirst(
  cards: readonly ReviewCard[],
  seen: ReadonlySet<string>,
): ReviewCard[] {
  const objectives = new Set(seen);
  const weakestFirst = cards.toSorted(
    (a, b) => a.due - b.due || (a.item < b.item ? -1 : Number(a.item > b.item)),
  );
  const [ones, others]: [ReviewCard[], ReviewCard[]] = [[], []];
  for (const card of weakestFirst) {
    (objectives.has(card.objective) ? others : ones).push(card);
    objectives.add(card.objective);
  }
  return [...spreadModules(ones), ...spreadModules(others)];
}
