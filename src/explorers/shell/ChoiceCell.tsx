import type { JSX } from 'preact';

interface Props {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
}

/** The name in a row of a table that chooses what is shown below it. */
export function ChoiceCell({ name, isChosen, onChoose }: Props): JSX.Element {
  return (
    <button type="button" class="link-button mono" aria-pressed={isChosen} onClick={onChoose}>
      {name}
    </button>
  );
}
