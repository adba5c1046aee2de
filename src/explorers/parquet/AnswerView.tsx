import { formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import type { Answer, GroupAnswer, PageSaid, Said, TestAnswer } from './answer.ts';
import { TableBox } from './TableBox.tsx';
import { stageInWords } from './words.ts';

/** Row group by row group: what is skipped and why, as a strip of its rows and in words. */
export function AnswerView({ answer }: { answer: Answer }) {
  const most = Math.max(1, ...answer.groups.map(({ rows }) => rows));
  return (
    <>
      <ol class="pq-groups">
        {answer.groups.map((group) => (
          <Group key={group.index} group={group} most={most} />
        ))}
      </ol>
      {answer.unlisted > 0 && (
        <p class="pq__hint">{`${formatNumber(answer.unlisted)} more row groups are not listed.`}</p>
      )}
    </>
  );
}

function Group({ group, most }: { group: GroupAnswer; most: number }) {
  const bytes = group.columns.reduce((sum, one) => sum + one.bytes, 0);
  const all = group.columns.reduce((sum, one) => sum + one.allBytes, 0);
  return (
    <li class={`pq-group pq-group--${group.stage}`}>
      <p class="pq-group__head">
        <strong>{`Row group ${String(group.index + 1)}`}</strong>
        <span class="pq-group__stage">{stageInWords(group)}</span>
        {group.stage === 'read' && (
          <span class="pq-group__bytes">{`${formatBytes(bytes)} of ${formatBytes(all)}, ${percent(bytes, all)}`}</span>
        )}
      </p>
      <div class="pq-group__rows">
        <Strip group={group} most={most} />
        <p class="pq-group__why">{group.why}</p>
      </div>
      <details>
        <summary>{`Every test${group.stage === 'read' ? ', and the bytes' : ''}`}</summary>
        <ul class="pq-tests">
          {group.tests.map((test, i) => (
            <Test key={i} test={test} />
          ))}
        </ul>
        {group.columns.length > 0 && <Bytes group={group} />}
      </details>
    </li>
  );
}

const WIDTH = 1000;

/** The rows of the group from left to right: those whose pages are read are filled. */
function Strip({ group, most }: { group: GroupAnswer; most: number }) {
  const scale = WIDTH / most;
  return (
    <svg
      class="pq-strip"
      viewBox={`0 0 ${String(WIDTH)} 14`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="pq-strip__all" x={0.5} y={0.5} width={group.rows * scale - 1} height={13} />
      {group.left.map(({ start, end }) => (
        <rect
          key={start}
          class="pq-strip__left"
          x={start * scale}
          y={1}
          width={Math.max(1, (end - start) * scale)}
          height={12}
        />
      ))}
    </svg>
  );
}

function Test({ test }: { test: TestAnswer }) {
  return (
    <li>
      <code>{test.words}</code>
      <dl class="pq-stages">
        <Stage name="statistics" said={test.statistics} />
        {test.bloom && <Stage name="Bloom filter" said={test.bloom} />}
        {test.noBloom && <NotAsked name="Bloom filter" why={test.noBloom} />}
        {test.pages && (
          <div>
            <dt>column index</dt>
            <dd>
              {`${formatNumber(test.pages.left)} of ${formatNumber(test.pages.all)} pages may match.`}
              <PageStrip pages={test.pages.parts} />
              <ul class="pq-pages">
                {test.pages.parts.map((part) => (
                  <li key={part.page}>
                    <Mark said={part} />
                    {`page ${String(part.page + 1)}, rows ${formatNumber(part.rows.start)} to ${formatNumber(part.rows.end - 1)}: ${part.why}`}
                  </li>
                ))}
                {test.pages.unlisted > 0 && (
                  <li>{`${formatNumber(test.pages.unlisted)} more pages are not listed.`}</li>
                )}
              </ul>
            </dd>
          </div>
        )}
        {test.noPages && <NotAsked name="column index" why={test.noPages} />}
      </dl>
    </li>
  );
}

/** The column's pages from left to right, as wide as they have rows. */
function PageStrip({ pages }: { pages: readonly PageSaid[] }) {
  const end = Math.max(1, ...pages.map(({ rows }) => rows.end));
  return (
    <svg
      class="pq-strip pq-strip--pages"
      viewBox={`0 0 ${String(WIDTH)} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {pages.map(({ page, may, rows }) => (
        <rect
          key={page}
          class={may ? 'pq-strip__left' : 'pq-strip__all'}
          x={(rows.start / end) * WIDTH + 1}
          y={1}
          width={Math.max(1, ((rows.end - rows.start) / end) * WIDTH - 2)}
          height={8}
        />
      ))}
    </svg>
  );
}

function Stage({ name, said }: { name: string; said: Said }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Mark said={said} />
        {said.why}
      </dd>
    </div>
  );
}

function NotAsked({ name, why }: { name: string; why: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="pq__none">{why}</dd>
    </div>
  );
}

/** Shape and word, not colour alone. */
function Mark({ said }: { said: Said }) {
  return (
    <span class={`pq-mark ${said.may ? 'pq-mark--may' : 'pq-mark--no'}`}>
      {said.may ? 'may match' : 'no match'}
    </span>
  );
}

function Bytes({ group }: { group: GroupAnswer }) {
  return (
    <TableBox
      label={`Bytes by column of row group ${String(group.index + 1)}`}
      caption="Bytes that are read, with dictionaries."
    >
      <thead>
        <tr>
          <th scope="col">column</th>
          <th scope="col">pages</th>
          <th scope="col" class="pq-table__number">
            bytes
          </th>
          <th scope="col" class="pq-table__number">
            of
          </th>
        </tr>
      </thead>
      <tbody>
        {group.columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">{column.name}</th>
            <td>{column.pages}</td>
            <td class="pq-table__number">{formatNumber(column.bytes)}</td>
            <td class="pq-table__number">{formatNumber(column.allBytes)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
