import type { JSX } from 'preact';
import { setAsidePayloads } from '../../client/progress/set-aside-payloads.ts';
import { saveFile } from '../../client/save-file.ts';
import { count } from '../format.ts';

/** Copies of stored progress that could not be read in full, for export; nothing where there are none. */
export function SetAsideCopies(): JSX.Element | null {
  const copies = setAsidePayloads();
  if (copies.length === 0) return null;
  return (
    <div class="data__aside">
      <h3>Copies that could not be read</h3>
      <ul>
        {copies.map(({ key, text }, i) => (
          <li key={key}>
            Copy {i + 1}, {count(text.length, 'character')}{' '}
            <button class="link-button" type="button" onClick={() => saveFile(`${key}.txt`, text)}>
              Export this copy
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
