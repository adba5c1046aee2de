import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { count, formatBytes } from '../../domain/amounts.ts';
import { withMore } from '../../readers/file-part.ts';
import { chunkKey, fromChunkKey } from '../../readers/parquet/layout.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import type { Read } from '../shell/reads.ts';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { readPlace } from './address.ts';
import { AskPanel } from './AskPanel.tsx';
import { ColumnPanel } from './ColumnPanel.tsx';
import { Columns } from './Columns.tsx';
import type { Overview } from './facts.ts';
import { KeyValues } from './KeyValues.tsx';
import { Schema } from './Schema.tsx';
import type { ChunkDetail, Session } from './session.ts';

/** What the page learns of a file when it is opened. */
export interface First {
  overview: Overview;
  read: Read;
}

interface Props {
  opened: Opened<First>;
  ask: Ask<Session>;
  heading: RefObject<HTMLHeadingElement>;
}

/** One open file: its bytes, its footer, its columns, and what a predicate leaves of it. */
export function FileView({ opened: { first, sample, query }, ask, heading }: Props) {
  const { overview } = first;
  const [read, setRead] = useState(first.read);
  const [chunks, setChunks] = useState<ReadonlyMap<string, ChunkDetail>>(new Map());
  const [column, setColumn] = useState(0);
  const parts = useMemo(
    () => withMore(overview.parts, new Map([...chunks].map(([key, one]) => [key, one.parts]))),
    [overview.parts, chunks],
  );

  const load = async (group: number, index: number) => {
    const key = chunkKey({ group, column: index });
    if (chunks.has(key)) return;
    const name = overview.columns[index]?.name ?? '';
    const detail = await ask(
      `Walking through the pages of ${name} in row group ${group + 1}`,
      (file, onProgress) => file.chunk(group, index, onProgress),
    );
    if (!detail) return;
    setRead(detail.read);
    setChunks((known) => new Map(known).set(key, detail));
  };

  const facts = [
    formatBytes(overview.size),
    count(overview.rows, 'row'),
    count(overview.groupCount, 'row group'),
    count(overview.columns.length, 'column'),
    overview.createdBy ? `written by ${overview.createdBy}` : 'writer not named',
  ];
  return (
    <div class="look" data-open={overview.name}>
      <section aria-labelledby="pq-bytes">
        <h2 id="pq-bytes" ref={heading} tabIndex={-1}>
          The bytes of {overview.name}
        </h2>
        <p class="soft">{facts.join(' · ')}</p>
        {overview.isPartlyEncrypted && (
          <p class="look__said">
            Some of its columns are encrypted: their pages cannot be read without a key.
          </p>
        )}
        <p class="look__lead">
          A Parquet file is read from its end: first the footer’s length, then the footer, and with
          it only the pages that are needed. Row groups lie one behind the other; within each, every
          column has its own stretch.
        </p>
        <ByteMap
          id="pq-map"
          title={`Bytes of ${overview.name}`}
          size={overview.size}
          parts={parts}
          reads={read.ranges}
          readCount={read.count}
          onMore={(key) => {
            const { group, column: index } = fromChunkKey(key);
            void load(group, index);
          }}
        />
      </section>

      <section aria-labelledby="pq-footer">
        <h2 id="pq-footer">What the footer says</h2>
        <p>
          {`It has ${count(overview.footerBytes, 'byte')}, a Thrift structure in compact form: the schema, and for each column of each row group where its pages lie, how they are written, and statistics.`}
        </p>
        <h3>Schema</h3>
        <Schema schema={overview.schema} columns={overview.columns} />
        <h3>Columns</h3>
        <Columns columns={overview.columns} chosen={column} choose={setColumn} />
        <ColumnPanel
          key={column}
          column={column}
          overview={overview}
          chunks={chunks}
          load={load}
          ask={ask}
        />
        <h3>Key-value metadata</h3>
        <KeyValues overview={overview} />
      </section>

      <AskPanel
        overview={overview}
        ask={ask}
        onRead={setRead}
        where={readPlace(query).where}
        sample={sample}
      />
    </div>
  );
}
