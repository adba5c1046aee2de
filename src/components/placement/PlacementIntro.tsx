import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_ITEMS, type Statement } from '../../domain/placement.ts';
import { count } from '../format.ts';

interface Props {
  live: boolean;
  /** It takes the focus: what had it is gone. */
  isAgain: boolean;
  statements: readonly Statement[];
  /** Questions of a check that was left off. */
  answered: number;
  /** With the ids of the statements that were ticked. */
  onBegin: (ticked: string[]) => void;
  /** None of the statements holds. */
  onNone: () => void;
  onContinue: () => void;
}

/** What a reader has done, in everyday words, and how the check goes on from there. */
export function PlacementIntro(props: Props): JSX.Element {
  const { live, isAgain, statements, answered, onBegin, onNone, onContinue } = props;
  const [ticked, setTicked] = useState<string[]>([]);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAgain) top.current?.focus();
  }, []);
  return (
    <div class="placement placement--intro" data-live={live || undefined} ref={top} tabIndex={-1}>
      {answered > 0 && (
        <p class="row placement__left">
          <button class="button button--main" type="button" onClick={onContinue}>
            Go on after {count(answered, 'question')}
          </button>
          <span class="meta">or start anew:</span>
        </p>
      )}
      {statements.length > 0 && (
        <fieldset class="placement__done needs-script" disabled={!live}>
          <legend>What have you done so far?</legend>
          <p class="meta" id="done-note">
            It decides where the questions begin. It marks nothing as known.
          </p>
          <ul class="plain-list" aria-describedby="done-note">
            {statements.map(({ id, did }) => (
              <li key={id}>
                <label class="tickline">
                  <input
                    type="checkbox"
                    checked={ticked.includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setTicked(checked ? [...ticked, id] : ticked.filter((one) => one !== id))
                    }
                  />
                  <span>{did}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <p class="row needs-script placement__begin">
        <button
          class={answered > 0 ? 'button' : 'button button--main'}
          type="button"
          disabled={!live}
          onClick={() => onBegin(ticked)}
        >
          {answered > 0 ? 'Start anew' : 'Begin'}
        </button>
        {statements.length > 0 && ticked.length === 0 && (
          <button class="button button--quiet" type="button" disabled={!live} onClick={onNone}>
            None of these yet
          </button>
        )}
      </p>
      <h2 class="placement__how">How the check goes</h2>
      <ul class="placement__rules">
        <li>
          Up to {MOST_ITEMS} questions: easy ones first, then those that tell most about what you
          know. It ends sooner where it is sure, or when you have had enough.
        </li>
        <li>
          Some are small calculations: an answer that cannot be guessed tells most. Have paper at
          hand.
        </li>
        <li>
          “I don’t know” is a good answer: a guess that happens to be right makes the result worse.
        </li>
        <li>
          The modules it finds you know are proposed, with reasons; you decide. Nothing counts as
          passed; review takes your answers into account.
        </li>
      </ul>
    </div>
  );
}
