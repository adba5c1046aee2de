import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { chunkKey } from '../../readers/parquet/layout.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { Ask } from '../shell/questions.ts';
import type { BoundsFacts, ChunkFacts, Overview } from './facts.ts';
import type { ChunkDetail, Session } from './session.ts';
import { orderInWords, plainInWords } from './words.ts';

interface Props {
  column: number;
  overview: Overview;
  chunks: ReadonlyMap<string, ChunkDetail>;
  load: (group: number, column: number) => Promise<void>;
  ask: Ask<Session>;
}

const MOST_LISTED = 100;

/** One column: what the footer says of it in each row group, and its pages in one of them. */
export function ColumnPanel({ column, overview, chunks, load, ask }: Props) {
  const [groups, setGroups] = useState<readonly ChunkFacts[] | null>(null);
  const [group, setGroup] = useState(0);
  const facts = overview.columns[column];

  useEffect(() => {
    void ask('Reading statistics', (file) => file.column(column), 'column').then((got) => {
      if (got) setGroups(got);
    });
  }, [column]);

  if (!facts) return null;
  const detail = chunks.get(chunkKey({ group, column }));
  return (
    <section class="pq-panel" aria-labelledby="pq-column">
      <h4 id="pq-column" class="mono">
        {facts.name}
      </h4>
      <p class="soft">
        {facts.type}. {orderInWords(facts.order)}
      </p>
      {groups && groups.length > 0 && (
        <>
          <Statistics name={facts.name} groups={groups} />
          <Notes notes={groups.flatMap(({ notes }) => notes)} />
          <div class="look__form">
            {groups.length > 1 && (
              <div class="look__field look__field--short">
                <label for="pq-group">Row group</label>
                <select
                  id="pq-group"
                  value={group}
                  onChange={({ currentTarget }) => setGroup(Number(currentTarget.value))}
                >
                  {groups.map((_, i) => (
                    <option key={i} value={i}>
                      {i + 1}
                    </option>
                  ))}
                </select>
              </div>
            )}
            {!detail && (
              <button type="button" class="button" onClick={() => void load(group, column)}>
                Walk through its pages
              </button>
            )}
          </div>
          {detail && <Pages detail={detail} group={group} facts={groups[group]} />}
        </>
      )}
    </section>
  );
}

function Statistics({ name, groups }: { name: string; groups: readonly ChunkFacts[] }) {
  const hasNans = groups.some(({ nans }) => nans !== undefined);
  return (
    <ScrollTable
      caption={
        <>
          <strong>Statistics of {name}</strong>, row group by row group, as a reader may use them
          {groups.length > MOST_LISTED &&
            ` (the first ${MOST_LISTED} of ${count(groups.length, 'row group')})`}
          .
        </>
      }
      columns={[
        { name: 'Row group', isNumber: true },
        ...boundColumns(hasNans),
        { name: 'Values', isNumber: true },
        { name: 'Bytes', isNumber: true },
        { name: 'Encodings' },
      ]}
      rows={groups.slice(0, MOST_LISTED).map((chunk, at) => ({
        key: at,
        cells: [
          at + 1,
          ...boundCells(chunk, hasNans),
          formatNumber(chunk.values),
          formatBytes(chunk.packed),
          (chunk.pageCounts.length > 0 ? chunk.pageCounts : chunk.encodings).join(', '),
        ],
      }))}
    />
  );
}

function boundColumns(hasNans: boolean) {
  return [
    { name: 'Min' },
    { name: 'Max' },
    { name: 'Nulls', isNumber: true },
    ...(hasNans ? [{ name: 'NaN', isNumber: true }] : []),
  ];
}

function boundCells(bounds: BoundsFacts | undefined, hasNans: boolean): ComponentChildren[] {
  if (!bounds) return Array<string>(hasNans ? 4 : 3).fill('');
  const said = (n: number | undefined) => (n === undefined ? 'not said' : formatNumber(n));
  return [
    <Bound key="min" value={bounds.min} isExact={bounds.isMinExact} />,
    <Bound key="max" value={bounds.max} isExact={bounds.isMaxExact} />,
    said(bounds.nulls),
    ...(hasNans ? [said(bounds.nans)] : []),
  ];
}

function Bound({ value, isExact }: { value: BoundsFacts['min']; isExact: boolean | undefined }) {
  if (value === undefined) return <span class="soft">none</span>;
  return (
    <>
      <code>{plainInWords(value)}</code>
      {isExact === false && <span class="soft"> shortened</span>}
    </>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  const distinct = [...new Set(notes)].slice(0, 6);
  if (distinct.length === 0) return null;
  return (
    <ul class="soft">
      {distinct.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** Whether a reader may search the pages in halves. */
function orderOf(order: string | undefined): string {
  return order === 'ASCENDING' || order === 'DESCENDING'
    ? `Both are in ${order.toLowerCase()} order: a reader may search by halves.`
    : 'They are in no order: a reader looks at each.';
}

interface PagesProps {
  detail: ChunkDetail;
  group: number;
  facts: ChunkFacts | undefined;
}

function Pages({ detail: { pages, order }, group, facts }: PagesProps) {
  const hasBounds = pages.some(({ bounds }) => bounds !== undefined);
  const hasNans = pages.some(({ bounds }) => bounds?.nans !== undefined);
  const index = facts?.hasColumnIndex
    ? `The column index says min and max of each (texts may be shortened; it has no mark for that). ${orderOf(order)}`
    : facts?.hasOffsetIndex
      ? 'There is an offset index, which says where pages lie, but no column index with their bounds.'
      : 'No page index was written: a reader finds pages only by walking from header to header.';
  return (
    <ScrollTable
      caption={
        <>
          <strong>{count(pages.length, 'page')}</strong> in row group {group + 1}
          {pages.length > MOST_LISTED && `, of which the first ${MOST_LISTED} are listed`}. {index}
        </>
      }
      columns={[
        { name: 'Page' },
        { name: 'First row', isNumber: true },
        { name: 'Values', isNumber: true },
        { name: 'Bytes', isNumber: true },
        { name: 'Unpacked', isNumber: true },
        { name: 'Encoding' },
        ...(hasBounds ? boundColumns(hasNans) : []),
      ]}
      rows={pages.slice(0, MOST_LISTED).map((page, at) => ({
        key: at,
        cells: [
          page.label,
          page.firstRow === undefined ? '' : formatNumber(page.firstRow),
          formatNumber(page.values),
          formatBytes(page.bytes),
          formatBytes(page.unpacked),
          page.encoding,
          ...(hasBounds ? boundCells(page.bounds, hasNans) : []),
        ],
      }))}
    />
  );
}
