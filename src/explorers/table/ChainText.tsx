import type { JSX } from 'preact';
import type { Chain, TableFormat } from '../../readers/table/model.ts';
import { formatBytes } from '../shell/format-bytes.ts';
import { neighboursOf } from './graph.ts';
import { shortName } from './names.ts';
import { placeWords, roleWords } from './words.ts';

/** The same chain as text: every file, with what names it. */
export function ChainText({ chain, format }: { chain: Chain; format: TableFormat }): JSX.Element {
  return (
    <details class="table-text">
      <summary>The same chain as a list</summary>
      {chain.columns.map(({ title, files }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {files.map((file) => {
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
        </section>
      ))}
    </details>
  );
}
