import { hashText } from '../hash-text.ts';
import type { ReviewCard } from './cards.ts';
import type { ReviewSettings } from './settings.ts';
import { spreadModules } from './spread-modules.ts';
import { planForTarget, type TargetPlan } from './target.ts';

/** What one day asks. */
export interface ReviewDay {
  /** Cards to ask today, the most urgent first; at most today's share. */
  queue: ReviewCard[];
  /** Cards that are due and not answered today, those beyond the share included. */
  due: number;
  /** Cards that were due when the day began. */
  dueAtStart: number;
  /** Cards answered in review today. */
  done: number;
  /** Most cards today: the cap, or what catching up takes. */
  share: number;
  /** Days that catching up still takes, today included; 0 where there is none under way. */
  catchUpDays: number;
  target: TargetPlan | null;
}

/**
 * Chooses the day's cards: with a target date in its last two weeks those that it needs, then the
 * longest overdue, then what is most asked for; of both no module more than half while others have
 * some due. `asked` is each module's weight.
 */
export function reviewDay(
  cards: readonly ReviewCard[],
  settings: ReviewSettings,
  asked: ReadonlyMap<string, number>,
  today: number,
): ReviewDay {
  const target = planForTarget(cards, settings, today);
  const dueOf = ({ item, due }: ReviewCard) => Math.min(due, target?.days.get(item) ?? due);
  const dueCards = cards.filter((card) => dueOf(card) <= today);
  const place = new Map(target?.isNow ? [...target.days.keys()].map((item, i) => [item, i]) : []);
  const urgencies = dueCards.map((card) => ({
    card,
    place: place.get(card.item) ?? place.size,
    due: dueOf(card),
    asked: asked.get(card.module) ?? 0,
    // Among equals in no order of modules, so that the first few are of several.
    lot: hashText(card.item),
  }));
  urgencies.sort(
    (a, b) => a.place - b.place || a.due - b.due || b.asked - a.asked || a.lot - b.lot,
  );
  // What the target date needs is spread as it is laid out. The rest is spread with what was answered
  // today, so that answers do not change what today asks.
  const isNeeded = (urgency: (typeof urgencies)[number]) => urgency.place < place.size;
  const needed = urgencies.filter(isNeeded).map(({ card }) => card);
  const others = urgencies.filter((one) => !isNeeded(one)).map(({ card }) => card);
  const open = [...needed, ...spreadModules(others)].filter(({ answered }) => answered === null);

  const { catchUp, cap } = settings;
  const isCatchingUp = catchUp !== null && today >= catchUp.from && today <= catchUp.until;
  const catchUpDays = isCatchingUp ? catchUp.until - today + 1 : 0;
  const share = isCatchingUp ? Math.ceil(dueCards.length / catchUpDays) : cap;
  const done = cards.filter(({ reviewedToday }) => reviewedToday).length;
  return {
    queue: open.slice(0, Math.max(0, share - done)),
    due: open.length,
    dueAtStart: dueCards.length,
    done,
    share,
    catchUpDays,
    target,
  };
}
