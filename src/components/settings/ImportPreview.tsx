import type { JSX } from 'preact';
import type { ImportOutcome } from '../../client/progress/import-progress.ts';
import { describeCounts, describeLeftOut, isNothing } from './import-words.ts';

interface Props {
  /** Where it comes from: a file's name, "The link". */
  title: string;
  preview: ImportOutcome;
  onTake(): void;
  onClose(): void;
}

/** What a file or link brings, before it is taken in; or the sentence why it cannot be. */
export function ImportPreview({ title, preview, onTake, onClose }: Props): JSX.Element {
  const brings = preview.ok && !isNothing(preview.counts);
  return (
    <div class="data__preview">
      <p>
        <strong>{title}</strong>
      </p>
      {preview.ok ? (
        <p>
          {brings
            ? `It brings: ${describeCounts(preview.counts)}. Nothing of yours is taken away.`
            : 'It brings nothing that is not here already.'}
        </p>
      ) : (
        <p>{preview.because}</p>
      )}
      {preview.ok && preview.leftOut.length > 0 && (
        <p class="meta">{describeLeftOut(preview.leftOut)}</p>
      )}
      <p class="row">
        {brings && (
          <button class="button button--main button--small" type="button" onClick={onTake}>
            Take it in
          </button>
        )}
        <button class="button button--quiet button--small" type="button" onClick={onClose}>
          {preview.ok ? 'Cancel' : 'Close'}
        </button>
      </p>
    </div>
  );
}
