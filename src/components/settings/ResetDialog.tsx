import type { JSX, RefObject } from 'preact';
import { resetProgress } from '../../client/progress/store.ts';

interface Props {
  dialog: RefObject<HTMLDialogElement>;
  /** Hears how it went. */
  say(sentence: string): void;
}

/** Asks before everything is forgotten. */
export function ResetDialog({ dialog, say }: Props): JSX.Element {
  const forget = async () => {
    dialog.current?.close();
    const result = await resetProgress();
    say(
      result === 'dropped'
        ? 'Reload the page first: your progress was saved by a newer version of this site.'
        : 'Your progress was reset.',
    );
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="reset-title">
      <h2 id="reset-title">Start over?</h2>
      <p>
        This forgets what you read, answered, bookmarked and planned, in this browser. Your settings
        stay. Export a file first if you may want it back.
      </p>
      <div class="row">
        <button class="button button--danger" type="button" onClick={() => void forget()}>
          Forget everything
        </button>
        <button class="button button--quiet" type="button" onClick={() => dialog.current?.close()}>
          Keep it
        </button>
      </div>
    </dialog>
  );
}
