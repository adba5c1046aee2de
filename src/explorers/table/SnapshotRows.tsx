import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { count } from '../../domain/amounts.ts';
import { Fault } from '../shell/Fault.tsx';
import { RowsTable } from '../shell/RowsTable.tsx';
import type { ShownRows } from './session.ts';
import { fateText, shortName } from './names.ts';
import type { Outcome } from './outcome.ts';

interface Props {
  label: string;
  rows: Outcome<ShownRows> | null;
}

/** The rows as of the snapshot, and on request those that are stored and do not count any more. */
export function SnapshotRows({ label, rows }: Props): JSX.Element | null {
  const [showsGone, setShowsGone] = useState(false);
  if (!rows) return null;
  if ('fault' in rows) return <Fault fault={rows.fault} />;
  const { columns, rows: all, gone, from, files, live, isComplete, notes } = rows.value;
  const goneCount = all.length - live;
  const isWide = showsGone && goneCount > 0;
  return (
    <div class="table-rows">
      {notes.map((note) => (
        <p key={note} class="table-note">
          {note}
        </p>
      ))}
      {goneCount > 0 && (
        <label class="table-rows__gone">
          <input
            type="checkbox"
            checked={showsGone}
            onChange={({ currentTarget }) => setShowsGone(currentTarget.checked)}
          />
          {`Show also ${count(goneCount, 'stored row that does', 'stored rows that do')} not count any more, and why`}
        </label>
      )}
      <RowsTable
        caption={`Rows of ${label}${isComplete ? '' : ', as far as they were read'}.`}
        columns={isWide ? ['in this snapshot', 'file', ...columns] : columns}
        rows={
          isWide
            ? all.map((row, at) => [
                fateText(gone[at] ?? null),
                shortName(files[from[at] ?? -1] ?? ''),
                ...row,
              ])
            : all.filter((_, at) => gone[at] === null)
        }
      />
    </div>
  );
}
