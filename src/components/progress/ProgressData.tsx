import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  $progress,
  $storageStatus,
  exportProgress,
  resetProgress,
} from '../../client/progress/store.ts';
import {
  importProgress,
  lastImport,
  previewFile,
  setAsidePayloads,
  undoImport,
  type ImportOutcome,
} from '../../client/progress/transfer.ts';
import { saveFile } from '../../client/save-file.ts';
import type { ImportCounts } from '../../domain/progress/import.ts';
import { count } from '../format.ts';

const largest = 10_000_000;

/** Export, import with a preview and an undo, copies that could not be read, and a reset that asks first. */
export function ProgressData({ live }: { live: boolean }): JSX.Element {
  useStore($progress);
  const status = useStore($storageStatus);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; text: string; preview: ImportOutcome } | null>(
    null,
  );
  const [said, setSaid] = useState('');
  const undoable = live ? lastImport() : null;
  const aside = live ? setAsidePayloads() : [];

  const choose = async (chosen: File | undefined) => {
    setSaid('');
    setFile(null);
    if (!chosen) return;
    if (chosen.size > largest) {
      setSaid(`“${chosen.name}” is larger than 10 MB: this cannot be a Lakepath export.`);
      return;
    }
    const text = await chosen.text();
    setFile({ name: chosen.name, text, preview: previewFile(text) });
  };
  const forget = () => {
    setFile(null);
    if (!field.current) return;
    field.current.value = '';
    // The button that was pressed goes with the preview.
    field.current.focus();
  };
  const take = async () => {
    if (!file) return;
    const outcome = await importProgress(file.text);
    setSaid(outcome.ok ? `Taken in: ${describe(outcome.counts)}.` : outcome.because);
    forget();
  };

  return (
    <section aria-labelledby="data" class="data needs-script">
      <h2 id="data">Keep it, move it</h2>
      <p>
        Your progress lives in this browser alone. {status.sentence} A file of it can be kept as a
        backup, or taken in on another device, where it is merged with what is there.
      </p>
      <div class="row data__actions">
        <button
          class="button"
          type="button"
          onClick={() => {
            const { name, text } = exportProgress();
            saveFile(name, text);
            setSaid(`Saved as ${name}.`);
          }}
        >
          Export to a file
        </button>
        <label class="button">
          Import a file …
          <input
            ref={field}
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
        </label>
        {undoable && (
          <button
            class="button button--quiet"
            type="button"
            onClick={() => {
              // This button goes with what it undoes.
              field.current?.focus();
              void undoImport().then((done) =>
                setSaid(
                  done
                    ? 'The import was undone; what came after it was kept.'
                    : 'There is no import to undo.',
                ),
              );
            }}
          >
            Undo the last import
          </button>
        )}
        <button
          class="button button--danger"
          type="button"
          onClick={() => dialog.current?.showModal()}
        >
          Start over …
        </button>
      </div>
      <p class="data__said" role="status">
        {said}
      </p>

      {file && (
        <div class="data__preview">
          <p>
            <strong>{file.name}</strong>
          </p>
          {file.preview.ok ? (
            <>
              <p>
                {isNothing(file.preview.counts)
                  ? 'It brings nothing that is not here already.'
                  : `It brings: ${describe(file.preview.counts)}. Nothing of yours is taken away.`}
              </p>
              {file.preview.leftOut.length > 0 && (
                <p class="meta">Left out: {file.preview.leftOut.join('; ')}.</p>
              )}
              <p class="row">
                {!isNothing(file.preview.counts) && (
                  <button
                    class="button button--main button--small"
                    type="button"
                    onClick={() => void take()}
                  >
                    Take it in
                  </button>
                )}
                <button class="button button--quiet button--small" type="button" onClick={forget}>
                  Cancel
                </button>
              </p>
            </>
          ) : (
            <>
              <p>{file.preview.because}</p>
              <p class="row">
                <button class="button button--quiet button--small" type="button" onClick={forget}>
                  Close
                </button>
              </p>
            </>
          )}
        </div>
      )}

      {aside.length > 0 && (
        <div class="data__aside">
          <h3>Copies that could not be read</h3>
          <ul>
            {aside.map(({ key, text }, i) => (
              <li key={key}>
                Copy {i + 1}, {text.length.toLocaleString('en')} characters{' '}
                <button
                  class="link-button"
                  type="button"
                  onClick={() => saveFile(`${key}.txt`, text)}
                >
                  Export this copy
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}

      <dialog ref={dialog} class="confirm" aria-labelledby="reset-title">
        <h2 id="reset-title">Start over?</h2>
        <p>
          This forgets what you read, answered, bookmarked and planned, in this browser. Your
          settings stay. Export a file first if you may want it back.
        </p>
        <div class="row">
          <button
            class="button button--danger"
            type="button"
            onClick={() => {
              dialog.current?.close();
              void resetProgress().then((result) =>
                setSaid(
                  result === 'dropped'
                    ? 'Reload the page first: your progress was saved by a newer version of this site.'
                    : 'Your progress was reset.',
                ),
              );
            }}
          >
            Forget everything
          </button>
          <button
            class="button button--quiet"
            type="button"
            onClick={() => dialog.current?.close()}
          >
            Keep it
          </button>
        </div>
      </dialog>
    </section>
  );
}

const kindNames: Record<keyof ImportCounts, string> = {
  attempts: 'answer',
  sections: 'section mark',
  bookmarks: 'bookmark',
  known: 'known mark',
  done: 'plan tick',
  ratings: 'self-rating',
  settings: 'setting',
  plan: 'plan',
  other: 'other fact',
};

function parts(counts: ImportCounts): string[] {
  const kinds = Object.keys(kindNames) as (keyof ImportCounts)[];
  return kinds.flatMap((kind) => (counts[kind] > 0 ? [count(counts[kind], kindNames[kind])] : []));
}

function isNothing(counts: ImportCounts): boolean {
  return parts(counts).length === 0;
}

function describe(counts: ImportCounts): string {
  return parts(counts).join(', ') || 'nothing new';
}
