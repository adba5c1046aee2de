import { useEffect, useState } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { BoundsFacts, ChunkFacts, Overview } from './facts.ts';
import { chunkKey } from './chunk-key.ts';
import type { RunOnFile } from './run-on-file.ts';
import type { ChunkDetail } from './session.ts';
import { TableBox } from './TableBox.tsx';
import { orderInWords, plainInWords } from './words.ts';

interface Props {
  column: number;
  overview: Overview;
  chunks: ReadonlyMap<string, ChunkDetail>;
  load: (group: number, column: number) => Promise<void>;
  run: RunOnFile;
}

const MOST_LISTED = 100;

/** One column: what the footer says of it in each row group, and its pages in one of them. */
export function ColumnPanel({ column, overview, chunks, load, run }: Props) {
  const [groups, setGroups] = useState<readonly ChunkFacts[] | null>(null);
  const [group, setGroup] = useState(0);
  const facts = overview.columns[column];

  useEffect(() => {
    void run('Reading statistics', (api) => api.column(column)).then((got) => {
      if (got) setGroups(got);
    });
  }, [column]);

  if (!facts) return null;
  const detail = chunks.get(chunkKey({ group, column }));
  return (
    <section class="pq-panel" aria-labelledby="pq-column">
      <h4 id="pq-column">
        <code>{facts.name}</code>
      </h4>
      <p class="pq__hint">
        {facts.type}. {orderInWords(facts.order)}
      </p>
      {groups && groups.length > 0 && (
        <>
          <Statistics name={facts.name} groups={groups} />
          <Notes notes={groups.flatMap(({ notes }) => notes)} />
          <div class="pq-panel__pages">
            {groups.length > 1 && (
              <label>
                Row group{' '}
                <select
                  value={group}
                  onChange={(event) => {
                    setGroup(Number(event.currentTarget.value));
                  }}
                >
                  {groups.map((_, i) => (
                    <option key={i} value={i}>
                      {i + 1}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {!detail && (
              <button
                type="button"
                class="button button--small"
                onClick={() => void load(group, column)}
              >
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
    <>
      <TableBox
        label={`Statistics of ${name}`}
        caption="Statistics, row group by row group, as a reader may use them."
      >
        <thead>
          <tr>
            <th scope="col">row group</th>
            <th scope="col">min</th>
            <th scope="col">max</th>
            <th scope="col" class="pq-table__number">
              nulls
            </th>
            {hasNans && (
              <th scope="col" class="pq-table__number">
                NaN
              </th>
            )}
            <th scope="col" class="pq-table__number">
              values
            </th>
            <th scope="col" class="pq-table__number">
              bytes
            </th>
            <th scope="col">encodings</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST_LISTED).map((chunk, i) => (
            <tr key={i}>
              <th scope="row">{i + 1}</th>
              <BoundCells bounds={chunk} hasNans={hasNans} />
              <td class="pq-table__number">{formatNumber(chunk.values)}</td>
              <td class="pq-table__number">{formatBytes(chunk.packed)}</td>
              <td>
                {chunk.pageCounts.length > 0
                  ? chunk.pageCounts.join(', ')
                  : chunk.encodings.join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {groups.length > MOST_LISTED && (
        <p class="pq__hint">{`The first ${String(MOST_LISTED)} of ${formatNumber(groups.length)} row groups.`}</p>
      )}
    </>
  );
}

function BoundCells({ bounds, hasNans }: { bounds: BoundsFacts | undefined; hasNans: boolean }) {
  return (
    <>
      <td>
        <Bound value={bounds?.min} isExact={bounds?.isMinExact} />
      </td>
      <td>
        <Bound value={bounds?.max} isExact={bounds?.isMaxExact} />
      </td>
      <td class="pq-table__number">
        {bounds?.nulls === undefined ? 'not said' : formatNumber(bounds.nulls)}
      </td>
      {hasNans && (
        <td class="pq-table__number">
          {bounds?.nans === undefined ? 'not said' : formatNumber(bounds.nans)}
        </td>
      )}
    </>
  );
}

function Bound({ value, isExact }: { value: BoundsFacts['min']; isExact: boolean | undefined }) {
  if (value === undefined) return <span class="pq__none">none</span>;
  return (
    <>
      <code>{plainInWords(value)}</code>
      {isExact === false && <small> shortened</small>}
    </>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  const distinct = [...new Set(notes)].slice(0, 6);
  if (distinct.length === 0) return null;
  return (
    <ul class="pq__notes">
      {distinct.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Pages({
  detail,
  group,
  facts,
}: {
  detail: ChunkDetail;
  group: number;
  facts: ChunkFacts | undefined;
}) {
  const { pages, order } = detail;
  const hasBounds = pages.some(({ bounds }) => bounds !== undefined);
  const hasNans = pages.some(({ bounds }) => bounds?.nans !== undefined);
  const index = facts?.hasColumnIndex
    ? `The column index says min and max of each (texts may be shortened; it has no mark for that). Their order is ${(order ?? 'unordered').toLowerCase()}.`
    : facts?.hasOffsetIndex
      ? 'There is an offset index, which says where pages lie, but no column index with their bounds.'
      : 'No page index was written: a reader finds pages only by walking from header to header.';
  return (
    <>
      <TableBox
        label="Pages"
        caption={`${count(pages.length, 'page')} in row group ${String(group + 1)}. ${index}`}
      >
        <thead>
          <tr>
            <th scope="col">page</th>
            <th scope="col" class="pq-table__number">
              first row
            </th>
            <th scope="col" class="pq-table__number">
              values
            </th>
            <th scope="col" class="pq-table__number">
              bytes
            </th>
            <th scope="col" class="pq-table__number">
              unpacked
            </th>
            <th scope="col">encoding</th>
            {hasBounds && (
              <>
                <th scope="col">min</th>
                <th scope="col">max</th>
                <th scope="col" class="pq-table__number">
                  nulls
                </th>
                {hasNans && (
                  <th scope="col" class="pq-table__number">
                    NaN
                  </th>
                )}
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {pages.slice(0, MOST_LISTED).map((page, i) => (
            <tr key={i}>
              <th scope="row">{page.label}</th>
              <td class="pq-table__number">
                {page.firstRow === undefined ? '' : formatNumber(page.firstRow)}
              </td>
              <td class="pq-table__number">{formatNumber(page.values)}</td>
              <td class="pq-table__number">{formatBytes(page.bytes)}</td>
              <td class="pq-table__number">{formatBytes(page.unpacked)}</td>
              <td>{page.encoding}</td>
              {hasBounds &&
                (page.bounds ? (
                  <BoundCells bounds={page.bounds} hasNans={hasNans} />
                ) : (
                  <td colSpan={hasNans ? 4 : 3} />
                ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
      {pages.length > MOST_LISTED && (
        <p class="pq__hint">{`The first ${String(MOST_LISTED)} of ${formatNumber(pages.length)} pages.`}</p>
      )}
    </>
  );
}
