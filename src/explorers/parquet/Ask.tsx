import { useEffect, useState } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { ByteRange } from '../../readers/source.ts';
import { percent } from '../shell/percent.ts';
import { RowsTable } from '../shell/RowsTable.tsx';
import { AnswerView } from './AnswerView.tsx';
import type { Answer } from './answer.ts';
import type { Overview } from './facts.ts';
import type { RunOnFile } from './run-on-file.ts';
import type { Misread, Query, Read, Rows } from './session.ts';
import { totalsInWords } from './words.ts';

interface Props {
  overview: Overview;
  run: RunOnFile;
  onRead: (read: Read) => void;
  /** Asked by the address; asked at once. */
  where: string;
  onAsk: (where: string) => void;
}

/** Up to this many bytes, rows are read without another click. */
const READ_AT_ONCE = 8_000_000;

interface Asked {
  query: Query;
  answer: Answer;
}

/** A predicate, what it lets a reader skip and why, and the rows that match. */
export function Ask({ overview, run, onRead, where: first, onAsk }: Props) {
  const fields = overview.schema.children;
  const [where, setWhere] = useState(first);
  const [chosen, setChosen] = useState(() => fields.map((_, i) => i));
  const [misread, setMisread] = useState<Misread | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [rows, setRows] = useState<Rows | null>(null);
  const [unskipped, setUnskipped] = useState<number | null>(null);

  const read = async (query: Query) => {
    const got = await run('Reading rows', (api, onProgress) => api.rows(query, onProgress));
    if (!got) return;
    setRows(got);
    onRead(got.read);
  };
  const ask = async (text: string) => {
    const query = { where: text, fields: chosen };
    setRows(null);
    setUnskipped(null);
    setMisread(null);
    const got = await run('Asking statistics, Bloom filters and page index', (api, onProgress) =>
      api.explain(query, onProgress),
    );
    if (!got) return;
    const { answer } = got;
    setMisread(got.misread);
    setAsked(answer && { query, answer });
    onRead(got.read);
    if (!answer) return;
    onAsk(text);
    if (answer.totals.leftBytes <= READ_AT_ONCE) await read(query);
  };
  useEffect(() => {
    if (first !== '') void ask(first);
  }, []);

  return (
    <section class="pq" aria-labelledby="pq-ask">
      <h2 id="pq-ask">Ask for rows</h2>
      <p class="pq__lead">
        Type a condition. First the footer’s statistics are asked, then Bloom filters, then the page
        index; what none of them rules out is read.
      </p>
      <form
        class="pq-ask"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(where);
        }}
      >
        <label for="pq-where">Rows where</label>
        <div class="pq-ask__line">
          <input
            id="pq-where"
            type="text"
            value={where}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            placeholder={overview.examples[0] ?? 'amount > 100'}
            aria-describedby="pq-where-help"
            aria-invalid={misread !== null || undefined}
            aria-errormessage={misread ? 'pq-misread' : undefined}
            onInput={(event) => {
              setWhere(event.currentTarget.value);
            }}
          />
          <button type="submit" class="button button--main">
            Ask
          </button>
        </div>
        <div id="pq-misread" role="alert">
          {misread && <MisreadText where={where} misread={misread} />}
        </div>
        <p class="pq__hint" id="pq-where-help">
          <code>= &lt;&gt; &lt; &lt;= &gt; &gt;=</code>, <code>in (…)</code>,{' '}
          <code>between … and …</code>, <code>is null</code>, joined by <code>and</code>,{' '}
          <code>or</code>, <code>not</code>. Text and dates stand in single quotes. Empty for the
          first rows.
        </p>
        {overview.examples.length > 0 && (
          <div class="pq-ask__examples">
            <span>For example</span>
            {overview.examples.map((example) => (
              <button
                key={example}
                type="button"
                class="pq-ask__example"
                onClick={() => {
                  setWhere(example);
                  void ask(example);
                }}
              >
                <code>{example}</code>
              </button>
            ))}
          </div>
        )}
        <FieldChoice names={fields.map(({ name }) => name)} chosen={chosen} choose={setChosen} />
      </form>
      {asked && (
        <div class="pq-answer">
          <p class="pq-answer__sum" role="status">
            {asked.query.where.trim() === ''
              ? 'Without a condition the first rows are read, up to 500.'
              : totalsInWords(asked.answer.totals)}
          </p>
          {asked.query.where.trim() !== '' && <AnswerView answer={asked.answer} />}
          {!rows && (
            <button
              type="button"
              class="button button--main"
              onClick={() => void read(asked.query)}
            >
              Read {formatBytes(asked.answer.totals.leftBytes)}
            </button>
          )}
        </div>
      )}
      {asked && rows && (
        <div class="pq-answer">
          <RowsTable
            caption={asked.query.where.trim() === '' ? 'The first rows.' : 'Rows that match.'}
            columns={rows.columns}
            rows={rows.rows}
            count={rows.matches}
          />
          <div>
            <ReadStrip size={overview.size} ranges={rows.ranges} />
            <p class="pq__hint">{rowsInWords(rows, asked.answer, overview.size)}</p>
          </div>
          {asked.query.where.trim() !== '' && (
            <div class="pq-answer__check">
              <button
                type="button"
                class="button button--small button--quiet"
                onClick={() =>
                  void run('Counting without skipping anything', (api, onProgress) =>
                    api.countAll(asked.query.where, onProgress),
                  ).then((got) => {
                    setUnskipped(got ?? null);
                  })
                }
              >
                Count again, skipping nothing
              </button>
              <p role="status">
                {unskipped !== null &&
                  (unskipped === rows.matches
                    ? `${count(unskipped, 'row')} again: what was skipped had none.`
                    : `${count(unskipped, 'row')}: skipping lost some. The file’s statistics do not hold.`)}
              </p>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

const WIDTH = 1000;

/** The whole file from left to right, and what this query read of it. */
function ReadStrip({ size, ranges }: { size: number; ranges: readonly ByteRange[] }) {
  return (
    <svg
      class="pq-strip"
      viewBox={`0 0 ${String(WIDTH)} 14`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="pq-strip__all" x={0.5} y={0.5} width={WIDTH - 1} height={13} />
      {ranges.map(({ start, end }) => (
        <rect
          key={start}
          class="pq-strip__left"
          x={(start / size) * WIDTH}
          y={1}
          width={Math.max(1, ((end - start) / size) * WIDTH)}
          height={12}
        />
      ))}
    </svg>
  );
}

function rowsInWords(rows: Rows, { totals }: Answer, size: number): string {
  const shown =
    rows.matches > rows.rows.length
      ? ` The first ${formatNumber(rows.rows.length)} are shown.`
      : '';
  const among =
    totals.leftRows > rows.matches
      ? ` They were among ${count(totals.leftRows, 'row')} of the pages that were read: statistics say where rows may be, not which.`
      : '';
  return `${count(rows.matches, 'row')}.${shown}${among} Read for it, of the whole file as drawn: ${formatBytes(rows.bytes)}, ${percent(rows.bytes, size)} in ${count(rows.reads, 'read')}.`;
}

function MisreadText({ where, misread }: { where: string; misread: Misread }) {
  const { start, end, message } = misread;
  return (
    <div class="fault">
      <p>{message}</p>
      {start < where.length && (
        <p class="pq-ask__place">
          <code>
            {where.slice(0, start)}
            <mark>{where.slice(start, Math.max(end, start + 1))}</mark>
            {where.slice(Math.max(end, start + 1))}
          </code>
        </p>
      )}
    </div>
  );
}

interface FieldChoiceProps {
  names: readonly string[];
  chosen: readonly number[];
  choose: (chosen: number[]) => void;
}

/** Columns that are shown; those that are not are not read. */
function FieldChoice({ names, chosen, choose }: FieldChoiceProps) {
  const all = chosen.length === names.length;
  return (
    <details class="pq-ask__fields">
      <summary>{`Columns to read: ${all ? `all ${String(names.length)}` : `${String(chosen.length)} of ${String(names.length)}`}`}</summary>
      <fieldset>
        <legend class="visually-hidden">Columns to read</legend>
        {names.map((name, i) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(i)}
              onChange={(event) => {
                const others = chosen.filter((one) => one !== i);
                choose(event.currentTarget.checked ? [...others, i].sort((a, b) => a - b) : others);
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
