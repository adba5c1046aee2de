import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatBytes } from '../../domain/amounts.ts';
import type { Chain, TableFormat } from '../../readers/table/model.ts';
import { neighboursOf } from './graph.ts';
import { shortName } from './names.ts';
import { roleWords } from './role-words.ts';
import { placeWords } from './words.ts';

/** Files of a step that are listed; of more nobody reads the end. */
const SHOWN = 1000;

/** The same chain as text: every file, with what names it. */
export function ChainText({ chain, format }: { chain: Chain; format: TableFormat }): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="table-text" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>The same chain as a list</summary>
      {isOpen &&
        chain.columns.map(({ title, files }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {files.slice(0, SHOWN).map((file) => {
                const { named } = neighboursOf(chain, file.path);
                return (
                  <li key={file.path}>
                    <code>{file.path}</code>
                    {`: ${roleWords(format, file.role).name}`}
                    {file.size !== null && `, ${formatBytes(file.size)}`}
                    {file.place !== 'folder' && `, ${placeWords[file.place]}`}
                    {file.place === 'folder' && !file.isLive && `, ${placeWords.gone} here`}
                    {file.facts.map(({ name, value }) => `, ${name} ${value}`)}
                    {named.map(({ from, says }) => `; named by ${shortName(from)} (${says})`)}.
                  </li>
                );
              })}
            </ul>
            {files.length > SHOWN && <p class="meta">{`and ${files.length - SHOWN} more`}</p>}
          </section>
        ))}
    </details>
  );
}
