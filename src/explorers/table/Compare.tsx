import type { JSX } from 'preact';
import { count, formatBytes } from '../../domain/amounts.ts';
import type { ComparedFile, Comparison } from '../../readers/table/compare.ts';
import type { Snapshot, TableFormat } from '../../readers/table/model.ts';
import { Fault } from '../shell/Fault.tsx';
import { RowsTable } from '../shell/RowsTable.tsx';
import { shortName } from './names.ts';
import type { Outcome } from './outcome.ts';
import { roleWords } from './role-words.ts';
import { snapshotNames } from './words.ts';

interface Props {
  format: TableFormat;
  snapshots: readonly Snapshot[];
  at: string;
  with: string | null;
  comparison: Outcome<Comparison> | null;
  compareWith: (snapshot: string | null) => void;
}

/** Two snapshots side by side: their files, and which rows came and went between them. */
export function Compare({
  format,
  snapshots,
  at,
  with: other,
  comparison,
  compareWith,
}: Props): JSX.Element {
  const { one, many } = snapshotNames[format];
  const labelOf = (id: string) => snapshots.find((snapshot) => snapshot.id === id)?.label ?? id;
  return (
    <section class="table-section" aria-labelledby="table-compare">
      <h2 id="table-compare">{`Two ${many} side by side`}</h2>
      <div class="table-compare__choice">
        <label for="table-with">{`Compare ${labelOf(at)} with`}</label>
        <select
          id="table-with"
          value={other ?? ''}
          onChange={({ currentTarget }) =>
            compareWith(currentTarget.value === '' ? null : currentTarget.value)
          }
        >
          <option value="">{`no other ${one}`}</option>
          {snapshots
            .filter(({ id }) => id !== at)
            .map(({ id, label, operation }) => (
              <option key={id} value={id}>
                {`${label}, ${operation}`}
              </option>
            ))}
        </select>
      </div>
      {comparison && 'fault' in comparison && <Fault fault={comparison.fault} />}
      {comparison && 'value' in comparison && (
        <Compared format={format} labelOf={labelOf} comparison={comparison.value} />
      )}
    </section>
  );
}

function Compared({
  format,
  labelOf,
  comparison,
}: {
  format: TableFormat;
  labelOf: (id: string) => string;
  comparison: Comparison;
}): JSX.Element {
  const { left, right, files, columns, removed, added, kept, isComplete, notes } = comparison;
  const both = files.filter((file) => file.in === 'both').length;
  const side = (where: 'left' | 'right', id: string) => {
    const own = files.filter((file) => file.in === where);
    const listed = [...own, ...files.filter((file) => file.in === 'both')];
    return (
      <div class="table-compare__side" data-side={where}>
        <h3>{labelOf(id)}</h3>
        <p class="meta">{`${count(both, 'file')} in both, ${own.length} only here`}</p>
        <ul class="plain-list">
          {listed.slice(0, SHOWN).map((file) => (
            <FileLine key={file.path} format={format} file={file} />
          ))}
        </ul>
        {listed.length > SHOWN && <p class="meta">{`and ${listed.length - SHOWN} more`}</p>}
      </div>
    );
  };
  return (
    <>
      <p role="status">
        {`From ${labelOf(left)} to ${labelOf(right)}: ${count(removed.length, 'row')} removed, ${count(added.length, 'row')} added, ${count(kept, 'row')} kept${isComplete ? '' : ', as far as they were read'}. An update removes a row and adds one.`}
      </p>
      {notes.map((note) => (
        <p key={note} class="table-note">
          {note}
        </p>
      ))}
      <div class="table-compare__sides">
        {side('left', left)}
        {side('right', right)}
      </div>
      <div class="table-compare__sides">
        <RowsTable
          caption={`Removed: only in ${labelOf(left)}.`}
          columns={columns}
          rows={removed}
        />
        <RowsTable caption={`Added: only in ${labelOf(right)}.`} columns={columns} rows={added} />
      </div>
    </>
  );
}

/** Files of a side that are listed: its own come first. */
const SHOWN = 200;

const marks = { left: '−', right: '+', both: '=' } as const;
const words = { left: 'removed', right: 'added', both: 'in both' } as const;

function FileLine({ format, file }: { format: TableFormat; file: ComparedFile }): JSX.Element {
  return (
    <li class="table-compare__file" data-in={file.in}>
      <span aria-hidden="true">{marks[file.in]}</span>
      <span class="visually-hidden">{words[file.in]}: </span>
      <code title={file.path}>{shortName(file.path)}</code>
      <span class="meta">
        {roleWords(format, file.role).name}
        {file.size !== null && `, ${formatBytes(file.size)}`}
      </span>
    </li>
  );
}
