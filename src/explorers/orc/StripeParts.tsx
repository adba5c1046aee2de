import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { boundCells, boundColumns } from './Bounds.tsx';
import type { Overview, StripeView } from './facts.ts';
import { newNotes } from './words.ts';

/** A stripe’s streams, and what its footer and the file’s metadata say of its columns. */
export function StripeParts({ file, stripe }: { file: Overview; stripe: StripeView }) {
  const place = file.stripes[stripe.index];
  if (!place) return null;
  const whole = place.end - place.start;
  const index = place.dataStart - place.start;
  const data = place.footerStart - place.dataStart;
  const notes = newNotes(stripe.streams.map(({ note }) => note));
  return (
    <>
      <dl class="look__facts">
        <div>
          <dt>Rows</dt>
          <dd>
            {formatNumber(place.rows)}, from row {formatNumber(place.firstRow + 1)} on
          </dd>
        </div>
        <div>
          <dt>Index</dt>
          <dd>
            {formatBytes(index)} ({percent(index, whole)})
          </dd>
        </div>
        <div>
          <dt>Data</dt>
          <dd>
            {formatBytes(data)} ({percent(data, whole)})
          </dd>
        </div>
        <div>
          <dt>Footer</dt>
          <dd>{formatBytes(place.end - place.footerStart)}</dd>
        </div>
        <div>
          <dt>Writer’s time zone</dt>
          <dd>{stripe.timezone === '' ? 'not said' : stripe.timezone}</dd>
        </div>
      </dl>
      {stripe.isEncrypted && (
        <p class="look__said">
          Some columns are encrypted. Who has no key reads values in their place that the writer
          masked; those are what this page shows.
        </p>
      )}
      <ScrollTable
        caption={
          <>
            <strong>Columns in this stripe.</strong> A writer chooses an encoding for each column in
            each stripe anew.
          </>
        }
        columns={[
          { name: 'Column' },
          { name: 'Encoding' },
          { name: 'Data', isNumber: true },
          ...boundColumns,
          { name: 'What it is' },
        ]}
        rows={stripe.columns.map(({ id, encoding, note, facts, bytes }) => ({
          key: id,
          cells: [
            <span key="path" class="mono">
              {file.columns.find((column) => column.id === id)?.path ?? id}
            </span>,
            <code key="encoding">{encoding}</code>,
            formatBytes(bytes),
            ...boundCells(facts, place.rows),
            <span key="note" class="note note--narrow">
              {note}
            </span>,
          ],
        }))}
      />
      <ScrollTable
        caption={
          <>
            <strong>{count(stripe.streams.length + stripe.unlisted, 'stream')}</strong>, in the
            order of the file: first those of the index, then those of the data.
          </>
        }
        columns={[
          { name: 'Column' },
          { name: 'Stream' },
          { name: 'Bytes', isNumber: true },
          { name: 'From byte', isNumber: true },
          { name: 'What it holds' },
        ]}
        rows={stripe.streams.map(({ column, kind, start, bytes }, at) => ({
          key: `${column} ${kind}`,
          cells: [
            <span key="column" class="mono">
              {column}
            </span>,
            <code key="kind">{kind}</code>,
            formatNumber(bytes),
            formatNumber(start),
            <span key="note" class="note">
              {notes[at]}
            </span>,
          ],
        }))}
      />
    </>
  );
}
