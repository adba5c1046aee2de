import { formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import type { Answer, GroupAnswer, PageSaid, Said, TestAnswer } from './answer.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { Strip } from './Strip.tsx';
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
        <p class="soft">{`${formatNumber(answer.unlisted)} more row groups are not listed.`}</p>
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
        <Strip width={most} there={[{ start: 0, end: group.rows }]} read={group.left} />
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
  const ranges = (those: readonly PageSaid[]) => those.map(({ rows }) => rows);
  return (
    <Strip
      width={Math.max(1, ...pages.map(({ rows }) => rows.end))}
      there={ranges(pages)}
      read={ranges(pages.filter(({ may }) => may))}
      isSmall
    />
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
      <dd class="soft">{why}</dd>
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
    <ScrollTable
      caption={`Bytes that are read of row group ${group.index + 1}, with dictionaries.`}
      columns={[
        { name: 'Column' },
        { name: 'Pages' },
        { name: 'Bytes', isNumber: true },
        { name: 'Of', isNumber: true },
      ]}
      rows={group.columns.map(({ name, pages, bytes, allBytes }) => ({
        key: name,
        cells: [name, pages, formatNumber(bytes), formatNumber(allBytes)],
      }))}
    />
  );
}
