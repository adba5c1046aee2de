import { useEffect, useState } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { RowsTable } from '../shell/RowsTable.tsx';
import { writeQuery } from '../shell/address.ts';
import type { Read } from '../shell/reads.ts';
import type { Ask } from '../shell/questions.ts';
import { placeQuery } from './address.ts';
import { AnswerView } from './AnswerView.tsx';
import type { Answer } from './answer.ts';
import type { Overview } from './facts.ts';
import type { Misread, Query, Rows, Session } from './session.ts';
import { Strip } from './Strip.tsx';
import { WhereForm } from './WhereForm.tsx';
import { totalsInWords } from './words.ts';

interface Props {
  overview: Overview;
  ask: Ask<Session>;
  onRead: (read: Read) => void;
  /** Asked by the address; asked at once. */
  where: string;
  /** Of a file of one’s own the address says nothing. */
  sample: string | null;
}

/** Up to this many bytes, rows are read without another click. */
const READ_AT_ONCE = 8_000_000;

interface Asked {
  query: Query;
  answer: Answer;
}

/** A predicate, what it lets a reader skip and why, and the rows that match. */
export function AskPanel({ overview, ask, onRead, where: first, sample }: Props) {
  const fields = overview.schema.children;
  const [where, setWhere] = useState(first);
  const [chosen, setChosen] = useState(() => fields.map((_, i) => i));
  const [misread, setMisread] = useState<Misread | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [rows, setRows] = useState<Rows | null>(null);
  const [unskipped, setUnskipped] = useState<number | null>(null);

  const read = async (query: Query) => {
    const got = await ask(
      'Reading rows',
      (file, onProgress) => file.rows(query, onProgress),
      'rows',
    );
    if (!got) return;
    setRows(got);
    onRead(got.read);
  };
  const askFor = async (text: string) => {
    const query = { where: text, fields: chosen };
    setRows(null);
    setUnskipped(null);
    setMisread(null);
    const got = await ask(
      'Asking statistics, Bloom filters and page index',
      (file, onProgress) => file.explain(query, onProgress),
      'rows',
    );
    if (!got) return;
    const { answer } = got;
    setMisread(got.misread);
    setAsked(answer && { query, answer });
    onRead(got.read);
    if (!answer) return;
    if (sample !== null) writeQuery(placeQuery({ where: text }));
    if (answer.totals.leftBytes <= READ_AT_ONCE) await read(query);
  };
  useEffect(() => {
    if (first !== '') void askFor(first);
  }, []);

  const isAll = asked?.query.where.trim() === '';
  return (
    <section aria-labelledby="pq-ask">
      <h2 id="pq-ask">Ask for rows</h2>
      <p>
        Type a condition. First the footer’s statistics are asked, then Bloom filters, then the page
        index; what none of them rules out is read.
      </p>
      <WhereForm
        id="pq-where"
        label="Rows where"
        where={where}
        onInput={setWhere}
        onAsk={() => void askFor(where)}
        action="Ask"
        isMain
        placeholder={overview.examples[0] ?? 'amount > 100'}
        help="pq-where-help"
        misread={misread && <MisreadText where={where} misread={misread} />}
      >
        <p class="soft pq-hint" id="pq-where-help">
          <code>= &lt;&gt; &lt; &lt;= &gt; &gt;=</code>, <code>in (…)</code>,{' '}
          <code>between … and …</code>, <code>is null</code>, joined by <code>and</code>,{' '}
          <code>or</code>, <code>not</code>. Text and dates stand in single quotes. Empty for the
          first rows.
        </p>
        {overview.examples.length > 0 && (
          <div class="pq-examples">
            <span>For example</span>
            {overview.examples.map((example) => (
              <button
                key={example}
                type="button"
                class="button"
                onClick={() => {
                  setWhere(example);
                  void askFor(example);
                }}
              >
                <code>{example}</code>
              </button>
            ))}
          </div>
        )}
        <FieldChoice names={fields.map(({ name }) => name)} chosen={chosen} choose={setChosen} />
      </WhereForm>
      {asked && (
        <>
          <p class="look__said" role="status">
            {isAll
              ? 'Without a condition the first rows are read, up to 500.'
              : totalsInWords(asked.answer.totals)}
          </p>
          {!isAll && <AnswerView answer={asked.answer} />}
          {!rows && (
            <button
              type="button"
              class="button button--main"
              onClick={() => void read(asked.query)}
            >
              Read {formatBytes(asked.answer.totals.leftBytes)}
            </button>
          )}
        </>
      )}
      {asked && rows && (
        <>
          <RowsTable
            caption={isAll ? 'The first rows.' : 'Rows that match.'}
            columns={rows.columns}
            rows={rows.rows}
            count={rows.matches}
          />
          <Strip width={overview.size} read={rows.ranges} />
          <p class="soft">{rowsInWords(rows, asked.answer, overview.size)}</p>
          {!isAll && (
            <div class="look__form">
              <button
                type="button"
                class="button"
                onClick={() =>
                  void ask(
                    'Counting without skipping anything',
                    (file, onProgress) => file.countAll(asked.query.where, onProgress),
                    'rows',
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
        </>
      )}
    </section>
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
        <p class="pq-place">
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
    <details>
      <summary>{`Columns to read: ${all ? `all ${String(names.length)}` : `${String(chosen.length)} of ${String(names.length)}`}`}</summary>
      <fieldset class="pq-fields">
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
