import type { JSX } from 'preact';
import { count } from '../../domain/amounts.ts';
import type { Column, Fact, Snapshot, TableHistory } from '../../readers/table/model.ts';
import { timeText } from './names.ts';
import { snapshotNames } from './words.ts';

interface Props {
  history: TableHistory;
  snapshot: Snapshot;
}

/** The chosen snapshot in words: what made it, what it changed, which columns it has. */
export function SnapshotFacts({ history, snapshot }: Props): JSX.Element {
  const { id, parent, time, operation, summary, columns } = snapshot;
  const { format, isUtc, facts } = history;
  const { one } = snapshotNames[format];
  return (
    <div class="table-snapshot">
      <p>
        <strong>{`${one.charAt(0).toUpperCase()}${one.slice(1)} ${id}`}</strong>
        {`, made by ${operation}, ${timeText(time, isUtc)}. `}
        {parent === null ? `It is the first ${one} that is kept.` : `It follows ${parent}.`}
      </p>
      <div class="table-snapshot__details">
        {summary.length > 0 && (
          <details>
            <summary>{`What it says it changed (${summary.length})`}</summary>
            <Facts facts={summary} />
          </details>
        )}
        {columns.length > 0 && (
          <details>
            <summary>{`Its schema: ${count(columns.length, 'column')}`}</summary>
            <SchemaTable columns={columns} />
          </details>
        )}
        {facts.length > 0 && (
          <details>
            <summary>{`Settings of the table (${facts.length})`}</summary>
            <Facts facts={facts} />
          </details>
        )}
      </div>
    </div>
  );
}

export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="table-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SchemaTable({ columns }: { columns: readonly Column[] }): JSX.Element {
  const hasIds = columns.some(({ id }) => id !== null);
  return (
    <table class="table-schema">
      <thead>
        <tr>
          {hasIds && <th scope="col">id</th>}
          <th scope="col">column</th>
          <th scope="col">type</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ id, name, type }) => (
          <tr key={`${id ?? ''} ${name}`}>
            {hasIds && <td>{id}</td>}
            <th scope="row">{name}</th>
            <td>{type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
