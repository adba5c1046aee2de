import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { noteBackup } from '../../client/progress/backup.ts';
import { $progress, $storageStatus, exportProgress } from '../../client/progress/store.ts';
import { lastImport } from '../../client/progress/import-progress.ts';
import { saveFile } from '../../client/save-file.ts';
import { BackupNote } from './BackupNote.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { SetAsideCopies } from './SetAsideCopies.tsx';
import { useImport } from './use-import.ts';

/** Export, import with a preview and an undo, copies that could not be read, and a reset that asks first. */
export function ProgressData({ live }: { live: boolean }): JSX.Element {
  useStore($progress);
  const status = useStore($storageStatus);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { chosen, said, say, chooseFile, forget, take, undo } = useImport();

  const leave = () => {
    forget();
    if (!field.current) return;
    field.current.value = '';
    // The button that was pressed goes with the preview.
    field.current.focus();
  };

  return (
    <section aria-labelledby="data" class="data needs-script">
      <hgroup>
        <h2 id="data">Your progress as a file</h2>
        <p>
          Your progress lives in this browser alone: a file is its backup, and can be taken in
          elsewhere, where it is merged with what is there.
        </p>
      </hgroup>
      {status.sentence && <p>{status.sentence}</p>}
      <div class="row data__actions">
        <button
          class="button"
          type="button"
          onClick={() => {
            const { name, text } = exportProgress();
            saveFile(name, text);
            noteBackup();
            say(`Saved as ${name}.`);
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
            onChange={({ currentTarget }) => void chooseFile(currentTarget.files?.[0])}
          />
        </label>
        {live && lastImport() && (
          <button
            class="button button--quiet"
            type="button"
            onClick={() => {
              // This button goes with what it undoes.
              field.current?.focus();
              void undo();
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
      {chosen && (
        <ImportPreview
          title={chosen.title}
          preview={chosen.preview}
          onTake={() => void take().then(leave)}
          onClose={leave}
        />
      )}
      <BackupNote live={live} />
      {live && <SetAsideCopies />}
      <ResetDialog dialog={dialog} say={say} />
    </section>
  );
}
