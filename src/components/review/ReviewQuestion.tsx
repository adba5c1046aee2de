import type { JSX } from 'preact';
import type { SettledIn } from '../../client/quiz/settled-in.ts';
import type { SittingAnswer, SittingCard } from '../../client/review/sitting.ts';
import type { CatalogModule } from '../../domain/catalog.ts';
import { AskedQuestion } from '../quiz/AskedQuestion.tsx';
import { useAskedItem } from '../quiz/use-asked-item.ts';

interface Props {
  card: SittingCard;
  module: CatalogModule;
  /** Local day of the sitting: options stand in another order on another day. */
  day: number;
  place: number;
  total: number;
  given: SittingAnswer | null;
  onAnswer: (right: boolean, settledIn: SettledIn) => void;
  onNext: () => void;
  onStop: () => void;
}

/** One question of a sitting. */
export function ReviewQuestion(props: Props): JSX.Element {
  const { card, module, day, place, total, given, onAnswer, onNext, onStop } = props;
  const asked = useAskedItem({ ...card, seed: `${card.item} ${day}` }, onAnswer);

  return (
    <AskedQuestion
      asked={asked}
      place={place}
      total={total}
      of={`of ${total}`}
      next={place < total ? 'Next question' : 'To the end'}
      onNext={onNext}
      onStop={onStop}
    >
      {given?.lapsed && (
        <p class="review__lapse" role="status">
          You had retained “{module.title}”. This answer takes that mark away until you recall it
          again. Read again: <a href={given.settledIn.href}>{given.settledIn.title}</a>
        </p>
      )}
    </AskedQuestion>
  );
}
