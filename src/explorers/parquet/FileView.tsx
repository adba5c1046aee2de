import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { count, formatBytes } from '../../domain/amounts.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import type { Span } from '../shell/spans.ts';
import { Ask } from './Ask.tsx';
import { ColumnPanel } from './ColumnPanel.tsx';
import { Columns } from './Columns.tsx';
import type { Overview } from './facts.ts';
import { chunkKey, fromChunkKey } from './chunk-key.ts';
import { KeyValues } from './KeyValues.tsx';
import { Schema } from './Schema.tsx';
import type { RunOnFile } from './run-on-file.ts';
import type { ChunkDetail, Read } from './session.ts';

interface Props {
  overview: Overview;
  heading: RefObject<HTMLHeadingElement>;
  read: Read;
  onRead: (read: Read) => void;
  run: RunOnFile;
  /** Asked by the address. */
  where: string;
  onAsk: (where: string) => void;
}

/** One open file: its bytes, its footer, its columns, and what a predicate leaves of it. */
export function FileView({ overview, heading, read, onRead, run, where, onAsk }: Props) {
  const [chunks, setChunks] = useState<ReadonlyMap<string, ChunkDetail>>(new Map());
  const [column, setColumn] = useState(0);
  const spans = useMemo(() => withPages(overview.spans, chunks), [overview.spans, chunks]);

  const load = async (group: number, index: number) => {
    const key = chunkKey({ group, column: index });
    if (chunks.has(key)) return;
    const name = overview.columns[index]?.name ?? '';
    const detail = await run(
      `Walking through the pages of ${name} in row group ${String(group + 1)}`,
      (api, onProgress) => api.chunk(group, index, onProgress),
    );
    if (!detail) return;
    onRead(detail.read);
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
    <>
      <section class="pq" aria-labelledby="pq-bytes">
        <h2 id="pq-bytes" ref={heading} tabIndex={-1}>
          The bytes of {overview.name}
        </h2>
        <p class="pq__facts">{facts.join(' · ')}</p>
        {overview.isPartlyEncrypted && (
          <p class="pq__note">
            Some of its columns are encrypted: their pages cannot be read without a key.
          </p>
        )}
        <p class="pq__lead">
          A Parquet file is read from its end: first the footer’s length, then the footer, and with
          it only the pages that are needed. Row groups lie one behind the other; within each, every
          column has its own stretch.
        </p>
        <ByteMap
          id="pq-map"
          title={`Bytes of ${overview.name}`}
          size={overview.size}
          spans={spans}
          reads={read.ranges}
          readCount={read.count}
          onMore={(key) => {
            const { group, column: index } = fromChunkKey(key);
            void load(group, index);
          }}
        />
      </section>

      <section class="pq" aria-labelledby="pq-footer">
        <h2 id="pq-footer">What the footer says</h2>
        <p class="pq__lead">
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
          run={run}
        />
        <KeyValues overview={overview} />
      </section>

      <Ask overview={overview} run={run} onRead={onRead} where={where} onAsk={onAsk} />
    </>
  );
}

/** The file's parts with the pages that are known. */
function withPages(spans: readonly Span[], chunks: ReadonlyMap<string, ChunkDetail>): Span[] {
  return spans.map((span) => {
    if (!span.children?.some(({ more }) => more !== undefined && chunks.has(more))) return span;
    return {
      ...span,
      children: span.children.map((part) => {
        const detail = part.more === undefined ? undefined : chunks.get(part.more);
        return detail ? { ...part, children: detail.spans } : part;
      }),
    };
  });
}
