import { useState } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { ChoiceCell } from '../shell/ChoiceCell.tsx';
import { ByteMap } from '../shell/ByteMap.tsx';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { FileView, PageView } from './facts.ts';
import { shortName } from './words.ts';

interface Props {
  id: string;
  file: FileView;
  onMore: (more: string) => void;
}

/** One data file: its bytes, its columns, and how the pages of one of them are encoded. */
export function FileParts({ id, file, onMore }: Props) {
  const [chosen, setChosen] = useState(0);
  const column = file.columns[chosen] ?? file.columns[0];
  return (
    <>
      <p>
        <span class="mono">{shortName(file.path)}</span>: {formatBytes(file.size)}, file version{' '}
        {file.version}, {count(file.rows, 'row')} of {count(file.columns.length, 'column')}.
      </p>
      <ByteMap
        id={`${id}-map`}
        title={`Bytes of ${shortName(file.path)}`}
        size={file.size}
        parts={file.parts}
        reads={file.read.ranges}
        readCount={file.read.count}
        onMore={onMore}
      />
      <ScrollTable
        caption={
          <>
            <strong>Columns of the file.</strong> Each has pages of its own, and metadata of its
            own.
          </>
        }
        columns={[
          { name: 'Column' },
          { name: 'Pages', isNumber: true },
          { name: 'Bytes', isNumber: true },
          { name: 'Layout' },
          { name: 'From values to bytes' },
        ]}
        rows={file.columns.map(({ name, pages, bytes }, at) => ({
          key: at,
          mark: at === chosen,
          cells: [
            <ChoiceCell
              key="name"
              name={name}
              isChosen={at === chosen}
              onChoose={() => setChosen(at)}
            />,
            formatNumber(pages.length),
            formatBytes(bytes),
            [...new Set(pages.map(({ words }) => words.layout))].join(', '),
            <span key="chain" class="note">
              {[...new Set(pages.map(({ words }) => words.chain))].join('; ')}
            </span>,
          ],
        }))}
      />
      {column && (
        <div>
          <h3>
            Pages of <span class="mono">{column.name}</span>
          </h3>
          <div class="lance-pages">
            {column.pages.slice(0, 20).map((page, at) => (
              <Page key={at} page={page} at={at} />
            ))}
          </div>
          {column.pages.length > 20 && <p class="soft">… {column.pages.length - 20} more</p>}
        </div>
      )}
    </>
  );
}

function Page({ page, at }: { page: PageView; at: number }) {
  const { words } = page;
  return (
    <article class="lance-page">
      <h4>
        Page {at + 1}: {words.layout}
      </h4>
      <p class="soft">
        Rows {formatNumber(page.firstRow + 1)} to {formatNumber(page.firstRow + page.rows)},{' '}
        {formatBytes(page.bytes)}.
      </p>
      <p>{words.note}</p>
      <dl class="lance-page__facts">
        <div>
          <dt>Values</dt>
          <dd>
            <strong>{words.chain}</strong>
            {words.chainNote !== '' && ` ${words.chainNote}`}
          </dd>
        </div>
        {words.parts.map(({ name, chain }) => (
          <div key={name}>
            <dt>{name.charAt(0).toUpperCase() + name.slice(1)}</dt>
            <dd>{chain}</dd>
          </div>
        ))}
        {words.layers.length > 0 && (
          <div>
            <dt>{words.layers.length === 1 ? 'Nulls' : 'Structure, from the inside'}</dt>
            <dd>{words.layers.join(' → ')}</dd>
          </div>
        )}
        {page.bufferBytes.length > 0 && (
          <div>
            <dt>Buffers</dt>
            <dd>
              <ul class="plain-list">
                {page.bufferBytes.map((bytes, index) => (
                  <li key={index}>
                    {words.buffers[index]?.name ?? `buffer ${index + 1}`}: {formatBytes(bytes)}.{' '}
                    <span class="soft">{words.buffers[index]?.note}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}
