import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { saveForAnki } from '../../client/anki.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';

interface Props {
  catalog: Pick<Catalog, 'modules'>;
  readiness: Pick<Readiness, 'modules'>;
}

/** The questions as a file for Anki: all of them, or those of the modules that are behind the reader. */
export function AnkiExport({ catalog, readiness }: Props): JSX.Element {
  const [said, setSaid] = useState('');
  const mine = catalog.modules.filter(({ id }) => {
    const own = readiness.modules.get(id);
    return own?.read === true || own?.passed === true;
  });
  const questions = catalog.modules.reduce((sum, { items }) => sum + items.length, 0);

  return (
    <section aria-labelledby="anki" class="data">
      <h2 id="anki">Study in Anki</h2>
      <p>
        Anki is a free program for flashcards. In Anki choose <i>File</i>, <i>Import</i>, then the
        file; the note type is “Basic”, under its name in your language. Importing again later
        updates your cards and keeps their schedule. A question that was replaced here stays in Anki
        until you delete it.
      </p>
      <p class="row data__actions">
        <a class="button" href={href('/anki/lakepath.txt')} download="lakepath.txt">
          All questions
        </a>
        {mine.length > 0 && (
          <button
            class="button"
            type="button"
            onClick={() => {
              setSaid('');
              saveForAnki(mine.map(({ id }) => id)).then(
                (name) => setSaid(`Saved as ${name}.`),
                () => setSaid('The questions did not load. Check your connection and try again.'),
              );
            }}
          >
            {count(mine.length, 'module')} you read or passed
          </button>
        )}
        <span class="meta">
          {mine.length > 0
            ? `${count(questions, 'question')} in all`
            : `${count(questions, 'question')}. Once you have read or passed a module, you can take yours alone.`}
        </span>
      </p>
      <p class="data__said" role="status">
        {said}
      </p>
    </section>
  );
}
