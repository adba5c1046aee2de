import type { JSX } from 'preact';
import { findPreset, isFresh } from './simulator.ts';
import { joined } from './units.ts';
import type { Driven } from './use-simulator.ts';

/** The preset's question, and what to look for then. A guess is answered by the model; whoever acts without one skips it. */
export function Predict<Session, Action>({
  id,
  driven: { simulator, session, guess, ask },
}: {
  id: string;
  driven: Driven<Session, Action>;
}): JSX.Element {
  const preset = simulator.presetOf(session);
  const { tryThis, predict } = findPreset(simulator.presets, preset);
  const { question, choices } = predict;
  // Pressed later, it says why there is nothing to guess any more.
  const over = !isFresh(simulator, session);
  return (
    <>
      <div class="sim__predict" role="group" aria-labelledby={`${id}-question`}>
        <p id={`${id}-question`}>
          <strong>Guess first.</strong> {joined(question)}
        </p>
        <div class="sim__choices">
          {choices.map((choice, index) => (
            <button
              key={choice.text}
              type="button"
              class={`button button--quiet${index === guess?.truth ? ' sim__true' : ''}`}
              aria-pressed={index === guess?.mine}
              aria-disabled={over || undefined}
              onClick={() => {
                ask({ kind: 'guess', choice: index });
              }}
            >
              <span>
                {index === guess?.truth && '✓ '}
                {joined(choice.text)}
              </span>
              {index === guess?.truth && <span class="visually-hidden"> (came true)</span>}
            </button>
          ))}
        </div>
        <p class="sim__verdict" role="status">
          {guess && (
            <>
              <strong>{joined(guess.verdict[0])}</strong> {joined(guess.verdict.slice(1).join(' '))}
            </>
          )}
        </p>
      </div>
      {(guess || over) && (
        <p class="sim__try">
          <strong>Then:</strong> {joined(tryThis)}
        </p>
      )}
    </>
  );
}
