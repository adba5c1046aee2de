import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatBytes } from '../../domain/amounts.ts';
import { chosenDrop, chosenFiles, type Chosen } from './chosen.ts';
import type { Sample } from './sample.ts';

interface Props {
  samples: readonly Sample[];
  /** The sample that is open now. */
  open: string | null;
  /** What may be chosen from the reader's own disk, in words: `a Parquet file`. */
  own: string;
  /** As of `<input accept>`: `.parquet,.pq`. */
  accept: string;
  /** Whether a folder may be chosen too. */
  folders?: boolean;
  onOpen: (chosen: Chosen) => void;
}

/** The tables and files to begin with, and a place for the reader's own. */
export function OpenBox({ samples, open, own, accept, folders, onOpen }: Props): JSX.Element {
  const [dropping, setDropping] = useState(false);
  const [fault, setFault] = useState('');
  const id = useId();
  const take = (chosen: Chosen | null) => {
    setFault(chosen ? '' : `That was no file. Drop ${own}.`);
    if (chosen) onOpen(chosen);
  };
  const drop = async (transfer: DataTransfer) => {
    try {
      take(await chosenDrop(transfer));
    } catch (error) {
      const why = error instanceof RangeError ? error.message : 'The folder could not be read.';
      setFault(`${why} Drop ${own}.`);
    }
  };
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
          const chosen = chosenFiles([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again, after it changed.
          currentTarget.value = '';
          if (chosen) take(chosen);
        }}
      />
    </label>
  );

  return (
    <section
      class="open-box"
      data-dropping={dropping || undefined}
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        if (event.dataTransfer) void drop(event.dataTransfer);
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
              onClick={() => take({ kind: 'sample', sample })}
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
        <p class="open-box__hint">or drop {own} here. It is read in this tab and sent nowhere.</p>
      </div>
      {fault !== '' && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
