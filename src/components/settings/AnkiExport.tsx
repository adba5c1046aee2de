import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { saveMineForAnki } from '../../client/anki.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';

/** The questions as a file for Anki: all of them, or those of the modules that are behind the reader. */
export function AnkiExport(): JSX.Element {
  const [said, setSaid] = useState('');
  const save = async () => {
    setSaid('Fetching the questions …');
    try {
      const saved = await saveMineForAnki();
      setSaid(
        saved
          ? `Saved as ${saved.name}: the questions of ${count(saved.modules, 'module')}.`
          : 'You have not read or passed a module yet.',
      );
    } catch {
      setSaid('The questions did not load. Check your connection and try again.');
    }
  };

  return (
    <section aria-labelledby="anki" class="data">
      <hgroup>
        <h2 id="anki">Anki</h2>
        <p>Take the questions to Anki, a free program for flashcards.</p>
      </hgroup>
      <div class="row data__actions">
        <a class="button" href={href('/anki/lakepath.txt')} download="lakepath.txt">
          All questions
        </a>
        <button class="button needs-script" type="button" onClick={() => void save()}>
          Of modules I read or passed
        </button>
      </div>
      <p class="data__said" role="status">
        {said}
      </p>
      <p class="meta">
        In Anki choose <i>File</i>, <i>Import</i>, then the file; the note type is “Basic”, under
        its name in your language. Importing again later updates your cards and keeps their
        schedule. A question that was replaced here stays in Anki until you delete it.
      </p>
    </section>
  );
}
