import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { count } from '../../domain/amounts.ts';
import { Fault } from '../shell/Fault.tsx';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { ChainFigure } from './ChainFigure.tsx';
import { ChainText } from './ChainText.tsx';
import { Compare } from './Compare.tsx';
import { FilePanel } from './FilePanel.tsx';
import { History } from './History.tsx';
import { LeftOver } from './LeftOver.tsx';
import { SnapshotFacts } from './SnapshotFacts.tsx';
import { SnapshotRows } from './SnapshotRows.tsx';
import type { Session } from './session.ts';
import { useTable, type First } from './use-table.ts';
import { differences, formatNames, snapshotNames } from './words.ts';

interface Props {
  opened: Opened<First>;
  ask: Ask<Session>;
  /** What the table is called here. */
  name: string;
  heading: RefObject<HTMLHeadingElement>;
}

/** An open table: its history, the chain of one snapshot, its rows, and what else can be asked. */
export function TableBody({ opened, ask, name, heading }: Props): JSX.Element {
  const table = useTable(opened, ask);
  const { tables } = opened.first;
  const { history, root } = table;
  const { format, version, snapshots, notes } = history;
  const { at, chain, file } = table;
  const snapshot = snapshots.find(({ id }) => id === at);
  const { one, many } = snapshotNames[format];
  const label = snapshot ? `${one} ${snapshot.label}` : '';
  const panel = useRef<HTMLHeadingElement>(null);
  const openCard = (path: string) => {
    table.openFile(path);
    // On a phone the panel lies below the window: a tap must not seem to do nothing.
    if (matchMedia('(max-width: 40rem)').matches) panel.current?.scrollIntoView();
  };
  return (
    <>
      <section class="table-section" aria-labelledby="table-history">
        <div class="table-title">
          <h2 id="table-history" ref={heading} tabIndex={-1}>{`${formatNames[format]} table`}</h2>
          <p class="meta">{`${name}: ${version}, ${count(snapshots.length, one, many)}`}</p>
        </div>
        {tables.length > 1 && (
          <div class="table-compare__choice">
            <label for="table-which">{`The folder holds ${tables.length} tables. Shown is`}</label>
            <select
              id="table-which"
              value={root}
              onChange={({ currentTarget }) => table.chooseTable(currentTarget.value)}
            >
              {tables.map((found) => (
                <option key={found.root} value={found.root}>
                  {`${found.root === '' ? 'the folder itself' : found.root} (${formatNames[found.format]})`}
                </option>
              ))}
            </select>
          </div>
        )}
        {notes.map((note) => (
          <p key={note} class="table-note">
            {note}
          </p>
        ))}
        <History history={history} at={at} with={table.with} choose={table.choose} />
        {snapshot && <SnapshotFacts history={history} snapshot={snapshot} />}
      </section>

      {chain && (
        <section class="table-section" aria-labelledby="table-chain">
          <h2 id="table-chain">{`From the pointer to the rows of ${label}`}</h2>
          <p class="table-difference">
            {differences[format]} Choose a card to open the file; with arrow keys you follow the
            arrows.
          </p>
          {'fault' in chain ? (
            <Fault fault={chain.fault} />
          ) : (
            <>
              <ChainFigure chain={chain.value} format={format} file={file} openFile={openCard} />
              {chain.value.notes.map((note) => (
                <p key={note} class="table-note">
                  {note}
                </p>
              ))}
              <ChainText chain={chain.value} format={format} />
              {file !== null && (
                <FilePanel
                  chain={chain.value}
                  format={format}
                  path={file}
                  view={table.fileView}
                  openFile={table.openFile}
                  heading={panel}
                />
              )}
            </>
          )}
        </section>
      )}

      {table.rows && (
        <section class="table-section" aria-labelledby="table-rows">
          <h2 id="table-rows">{`Rows as of ${label}`}</h2>
          <SnapshotRows label={label} rows={table.rows} />
        </section>
      )}

      {at !== null && snapshots.length > 1 && (
        <Compare
          format={format}
          snapshots={snapshots}
          at={at}
          with={table.with}
          comparison={table.comparison}
          compareWith={table.compareWith}
        />
      )}
      <LeftOver format={format} leftovers={table.leftovers} find={table.findLeftovers} />
    </>
  );
}
