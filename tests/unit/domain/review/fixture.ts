import type { ReviewCard } from '../../../../src/domain/review/cards.ts';
import { reviewCard } from '../../../../src/domain/review/schedule.ts';
import type { ReviewSettings } from '../../../../src/domain/review/settings.ts';

/** A card that was last answered on `last`, and is due on `due`. */
export function cardDue(item: string, due: number, parts: Partial<ReviewCard> = {}): ReviewCard {
  return {
    item,
    module: 'm',
    objective: `${item}-o`,
    opening: { ...reviewCard(null, due - 3, true), due },
    due,
    answered: null,
    reviewedToday: false,
    unread: false,
    missed: false,
    ...parts,
  };
}

export const noDate: ReviewSettings = { cap: 20, catchUp: null, target: null };

export function cardsDue(count: number, due: (i: number) => number): ReviewCard[] {
  return Array.from({ length: count }, (_, i) => cardDue(`q${String(i).padStart(3, '0')}`, due(i)));
}
