import type { JSX } from 'preact';
import { MOST_ITEMS } from '../../domain/placement.ts';
import { AskedQuestion } from '../quiz/AskedQuestion.tsx';
import { useAskedItem } from '../quiz/use-asked-item.ts';

interface Props {
  item: string;
  module: string;
  /** The how many-th question it is. */
  place: number;
  onAnswer: (right: boolean) => void;
  onNext: () => void;
  onStop: () => void;
}

/** One question of the check. */
export function PlacementQuestion(props: Props): JSX.Element {
  const { item, module, place, onAnswer, onNext, onStop } = props;
  const asked = useAskedItem({ module, item }, onAnswer);
  return (
    <AskedQuestion
      asked={asked}
      place={place}
      total={MOST_ITEMS}
      of={`of ${MOST_ITEMS} at most`}
      next="Go on"
      onNext={onNext}
      onStop={onStop}
    />
  );
}
