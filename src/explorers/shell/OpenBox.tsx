import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { formatBytes } from '../../domain/amounts.ts';
import {
  cameByDrop,
  cameByInput,
  chooseFrom,
  type Came,
  type Chosen,
  type Wanted,
} from './chosen.ts';
import type { Sample } from './sample.ts';
import { useDrop } from './use-drop.ts';

interface Props {
  samples: readonly Sample[];
  /** The sample that is open now. */
  open: string | null;
  /** What may be chosen from the reader's own disk. */
  wanted: Wanted;
  onOpen: (chosen: Chosen) => void;
  /** What came cannot be opened: a sentence says why. */
  onRefuse: (why: string) => void;
}

/** The tables and files to begin with, and a place for the reader's own. */
export function OpenBox({ samples, open, wanted, onOpen, onRefuse }: Props): JSX.Element {
  const { own, accept, folders = false } = wanted;
  const id = useId();
  const takeFrom = (came: Came) => {
    const chosen = chooseFrom(came, wanted);
    if ('refused' in chosen) onRefuse(chosen.refused);
    else onOpen(chosen);
  };
  const isDropping = useDrop((transfer) => {
    cameByDrop(transfer).then(takeFrom, (error: unknown) => {
      const why = error instanceof RangeError ? error.message : 'The folder could not be read.';
      onRefuse(`${why} Choose ${own}.`);
    });
  });
  const input = (label: string, folder: boolean) => (
    <label class="open-box__own">
      <span class="button">{label}</span>
      <input
        type="file"
        class="visually-hidden"
        accept={folder ? undefined : accept}
        // @ts-expect-error Preact's types lack the attribute; all browsers know it.
        webkitdirectory={folder || undefined}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be chosen again, after it changed.
          currentTarget.value = '';
          if (files.length > 0) takeFrom(cameByInput(files));
          else if (folder) onRefuse(`The folder has no files in it. Choose ${own}.`);
        }}
      />
    </label>
  );

  return (
    <section
      class="open-box"
      data-dropping={isDropping || undefined}
      aria-labelledby={`${id}-title`}
      // What is no file is refused here in words; elsewhere on the page it is not meant for this.
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!event.dataTransfer?.types.includes('Files')) takeFrom({ folders: [], files: [] });
      }}
    >
      <h2 id={`${id}-title`} class="open-box__title">
        Open
      </h2>
      <ul class="plain-list open-box__samples">
        {samples.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              class="open-box__sample"
              aria-pressed={sample.id === open}
              onClick={() => onOpen({ kind: 'sample', sample })}
            >
              <span>{sample.title}</span>
              <span class="open-box__size">{formatBytes(sample.size)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="open-box__row">
        {input(folders ? 'Choose a file or zip' : 'Choose a file', false)}
        {folders && input('Choose a folder', true)}
        <p class="open-box__hint">
          or drop {own} on this page. It is read in this tab and sent nowhere.
        </p>
      </div>
    </section>
  );
}
