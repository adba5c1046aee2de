import type { JSX } from 'preact';
import { MOST_ITEMS } from '../../domain/placement.ts';
import { count } from '../format.ts';

interface Props {
  live: boolean;
  /** Questions of a check that was left off. */
  answered: number;
  onBegin: () => void;
  onContinue: () => void;
}

export function PlacementIntro({ live, answered, onBegin, onContinue }: Props): JSX.Element {
  return (
    <div class="placement" data-live={live || undefined}>
      <ul class="placement__rules">
        <li>
          Up to {MOST_ITEMS} questions, those that tell most about what you know. It ends sooner
          where it is sure, or when you have had enough.
        </li>
        <li>
          Many are small calculations: an answer that cannot be guessed tells most. Have paper at
          hand.
        </li>
        <li>
          “I don’t know” is a good answer: a guess that happens to be right makes the result worse.
        </li>
        <li>
          The modules it finds you know are proposed, with reasons; you decide. Nothing counts as
          passed; your answers are kept for review.
        </li>
      </ul>
      <p class="row needs-script">
        {answered > 0 && (
          <button class="button button--main" type="button" onClick={onContinue}>
            Go on after {count(answered, 'question')}
          </button>
        )}
        <button
          class={answered > 0 ? 'button button--quiet' : 'button button--main'}
          type="button"
          disabled={!live}
          onClick={onBegin}
        >
          {answered > 0 ? 'Start anew' : 'Begin'}
        </button>
      </p>
    </div>
  );
}
