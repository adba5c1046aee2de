import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import { percent } from '../shell/percent.ts';
import { RowsForm } from '../shell/RowsForm.tsx';
import { RowsTable } from '../shell/RowsTable.tsx';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { ColumnParts } from './ColumnParts.tsx';
import { Columns } from './Columns.tsx';
import { ScanPanel } from './ScanPanel.tsx';
import type { Session } from './session.ts';
import { StripeParts } from './StripeParts.tsx';
import { ROWS_AT_ONCE, useFile, type First } from './use-file.ts';
import { summary, trace } from './words.ts';

interface Props {
  opened: Opened<First>;
  ask: Ask<Session>;
  heading: RefObject<HTMLHeadingElement>;
}

/** One open file, taken apart from its tail. */
export function FileView({ opened, ask, heading }: Props) {
  const state = useFile(opened, ask);
  const { parts, read, stripe, column, detail, rows } = state;
  const file = opened.first.overview;
  const id = useId();
  const place = stripe && file.stripes[stripe.index];
  return (
    <div class="look" data-open={file.name}>
      <section aria-labelledby={`${id}-file`}>
        <h2 id={`${id}-file`} ref={heading} tabIndex={-1}>
          {file.name}
        </h2>
        <p class="look__lead">{summary(file)}</p>
        <ol class="look__trace">
          {trace(file).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {file.metadata.length > 0 && (
          <details>
            <summary>
              What the writer noted ({count(file.metadata.length, 'entry', 'entries')})
            </summary>
            <dl class="look__facts">
              {file.metadata.map(({ name, value }, at) => (
                <div key={at}>
                  <dt>{name}</dt>
                  <dd>
                    <code>{value}</code>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </section>

      <section aria-labelledby={`${id}-bytes`}>
        <h2 id={`${id}-bytes`}>Its bytes</h2>
        <p>
          A writer appends: streams of a stripe first, then what says where they are. The blue marks
          are what this page has read of the file so far.
        </p>
        <ByteMap
          id={`${id}-map`}
          title={`Bytes of ${file.name}`}
          size={file.size}
          parts={parts}
          reads={read.ranges}
          readCount={read.count}
          onMore={(more) => state.lookAtStripe(Number(more))}
        />
      </section>

      <section aria-labelledby={`${id}-columns`}>
        <h2 id={`${id}-columns`}>Its columns</h2>
        <Columns file={file} />
      </section>

      {file.stripes.length === 0 && (
        <p class="look__none">The file has no stripes: it has types, and no rows.</p>
      )}

      {stripe && place && (
        <section aria-labelledby={`${id}-stripe`}>
          <h2 id={`${id}-stripe`}>A stripe</h2>
          <p>
            A stripe has some rows with all of their columns. Each column is cut into streams, and
            each stream holds one thing about its values.
          </p>
          <div class="look__field look__choice">
            <label for={`${id}-which`}>Stripe</label>
            <select
              id={`${id}-which`}
              value={stripe.index}
              onChange={({ currentTarget }) => state.lookAtStripe(Number(currentTarget.value))}
            >
              {file.stripes.map(({ index, rows: own }) => (
                <option key={index} value={index}>
                  {index + 1} of {file.stripeCount}: {count(own, 'row')}
                </option>
              ))}
            </select>
          </div>
          <StripeParts file={file} stripe={stripe} />
        </section>
      )}

      {stripe && detail && column !== null && (
        <section aria-labelledby={`${id}-column`}>
          <h2 id={`${id}-column`}>A column in it</h2>
          <p>
            {file.stride > 0
              ? `The row index cuts the stripe into row groups of ${formatNumber(file.stride)} rows, and says for each what is in it and where it begins. A reader that wants one row begins there, not at the stripe’s beginning.`
              : 'This file has no row index: a reader that wants one row decodes the stripe from its beginning.'}
          </p>
          <div class="look__field look__choice">
            <label for={`${id}-which-column`}>Column</label>
            <select
              id={`${id}-which-column`}
              value={column}
              onChange={({ currentTarget }) => state.lookAtColumn(Number(currentTarget.value))}
            >
              {file.columns.map(({ id: number, path, type }) => (
                <option key={number} value={number}>
                  {path} ({type})
                </option>
              ))}
            </select>
          </div>
          <ColumnParts detail={detail} stride={file.stride} />
        </section>
      )}

      {file.stripes.length > 0 && (
        <section aria-labelledby={`${id}-scan`}>
          <h2 id={`${id}-scan`}>What a comparison leaves to be read</h2>
          <p>
            Three sets of statistics are asked, the coarse ones first: of the file, of each stripe,
            of each row group. For <code>=</code>, a Bloom filter is asked last. What none of them
            rules out is read.
          </p>
          <ScanPanel file={file} answer={state.answer} onAsk={(asked) => void state.scan(asked)} />
        </section>
      )}

      {stripe && place && (
        <section aria-labelledby={`${id}-rows`}>
          <h2 id={`${id}-rows`}>Its rows</h2>
          <RowsForm
            key={stripe.index}
            most={place.rows}
            of={`of the ${formatNumber(place.rows)} rows of stripe ${stripe.index + 1}`}
            count={ROWS_AT_ONCE}
            action={`Decode ${Math.min(ROWS_AT_ONCE, place.rows)} rows`}
            onRead={(from) => void state.decode(from)}
          />
          {rows && (
            <>
              <p class="look__said" role="status">
                {count(rows.rows.length, 'row')} of all columns took{' '}
                {count(rows.cost.reads, 'read')} with {formatBytes(rows.cost.bytes)},{' '}
                {percent(rows.cost.bytes, file.size)} of the file.
              </p>
              <RowsTable
                key={rows.from}
                caption={`Stripe ${stripe.index + 1} of ${file.name}, from its row ${formatNumber(rows.from + 1)} on.`}
                columns={rows.columns}
                rows={rows.rows}
              />
            </>
          )}
        </section>
      )}
    </div>
  );
}
