import type { JSX } from 'preact';
import { count } from '../../domain/amounts.ts';
import { RowsTable } from '../shell/RowsTable.tsx';
import type { ShownFile } from './session.ts';
import { fateText, shortName } from './names.ts';
import { Facts } from './SnapshotFacts.tsx';

interface Props {
  path: string;
  file: ShownFile;
}

/** What is in a file, by what it is: text, actions, rows, positions, or bytes. */
export function FileBody({ path, file: { view, fates } }: Props): JSX.Element {
  return (
    <div class="table-body">
      {view.facts.length > 0 && (
        <details>
          <summary>About the file itself</summary>
          <Facts facts={view.facts} />
        </details>
      )}
      <Content path={path} view={view} fates={fates} />
    </div>
  );
}

function Content({
  path,
  view,
  fates,
}: {
  path: string;
  view: ShownFile['view'];
  fates: ShownFile['fates'];
}): JSX.Element {
  switch (view.kind) {
    case 'empty':
      return (
        <p class="table-note">
          The file is empty: that it exists, and what it is called, is all that it says.
        </p>
      );
    case 'text':
      return <Text label={`Text of ${shortName(path)}`} text={view.text} isCut={view.isCut} />;
    case 'lines':
      return (
        <ol class="plain-list table-lines">
          {view.lines.map(({ label, text }, at) => (
            <li key={at}>
              <p class="table-file__label">{label === '' ? `line ${at + 1}` : label}</p>
              <Text label={`Line ${at + 1}: ${label}`} text={text} />
            </li>
          ))}
          {view.count > view.lines.length && (
            <li class="meta">{`and ${view.count - view.lines.length} more lines`}</li>
          )}
        </ol>
      );
    case 'rows': {
      const withFate = fates?.some((fate) => fate !== null) ? fates : null;
      return (
        <RowsTable
          key={path}
          caption={
            withFate ? 'Rows as they are stored, and what became of them.' : 'What is in it.'
          }
          columns={withFate ? ['in this snapshot', ...view.columns] : view.columns}
          rows={
            withFate
              ? view.rows.map((row, at) => [fateText(withFate[at] ?? null), ...row])
              : view.rows
          }
          count={view.count}
        />
      );
    }
    case 'vectors':
      return (
        <>
          {view.vectors.map(({ label, positions, count: deleted }) => (
            <div key={label}>
              <p class="table-file__label">
                {`${label}: ${count(deleted, 'row is', 'rows are')} deleted, counted from 0`}
              </p>
              <p class="table-positions">
                {positions.join(', ')}
                {deleted > positions.length && ' …'}
              </p>
            </div>
          ))}
          {view.text !== '' && <Text label="The footer" text={view.text} />}
        </>
      );
    case 'blocks':
      return (
        <>
          {view.blocks.map(({ label, columns, rows }, at) =>
            columns.length === 0 ? (
              <p key={at} class="table-file__label">{`${label}.`}</p>
            ) : (
              <RowsTable key={at} caption={`${label}.`} columns={columns} rows={rows} />
            ),
          )}
        </>
      );
    case 'bytes':
      return (
        <>
          <p class="table-note">
            This page does not take this file apart. Its first bytes, and what they would be as
            text:
          </p>
          <Text label="First bytes" text={view.lines.join('\n')} />
        </>
      );
  }
}

function Text({
  label,
  text,
  isCut = false,
}: {
  label: string;
  text: string;
  isCut?: boolean;
}): JSX.Element {
  return (
    <>
      <pre class="table-pre" tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      {isCut && <p class="meta">The file goes on; this is its beginning.</p>}
    </>
  );
}
