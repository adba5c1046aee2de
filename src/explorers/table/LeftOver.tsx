import type { JSX } from 'preact';
import { count, formatBytes } from '../../domain/amounts.ts';
import type { Leftover, Leftovers } from '../../readers/table/leftovers.ts';
import type { TableFormat } from '../../readers/table/model.ts';
import { Fault } from '../shell/Fault.tsx';
import type { Outcome } from './outcome.ts';
import { snapshotNames } from './words.ts';

interface Props {
  format: TableFormat;
  leftovers: Outcome<Leftovers> | null;
  find: () => void;
}

/** Files that nothing refers to, and files that are referred to and missing. */
export function LeftOver({ format, leftovers, find }: Props): JSX.Element {
  return (
    <section class="table-section" aria-labelledby="table-left">
      <h2 id="table-left">What is left over</h2>
      <p>
        {`A file is part of the table only if a ${snapshotNames[format].one} leads to it. A writer that was stopped leaves files that none does, and a cleanup that was too eager takes one that is needed.`}
      </p>
      {!leftovers && (
        <p>
          <button type="button" class="button" onClick={find}>
            {`Follow all ${snapshotNames[format].many}`}
          </button>
        </p>
      )}
      {leftovers && 'fault' in leftovers && <Fault fault={leftovers.fault} />}
      {leftovers && 'value' in leftovers && <Found format={format} found={leftovers.value} />}
    </section>
  );
}

function Found({ format, found }: { format: TableFormat; found: Leftovers }): JSX.Element {
  const { unreferenced, missing, housekeeping, notes } = found;
  return (
    <div class="table-left">
      <p role="status">
        {unreferenced.length === 0
          ? 'Every data and metadata file of the folder is referred to.'
          : `${count(unreferenced.length, 'file is', 'files are')} referred to by nothing.`}{' '}
        {missing.length === 0
          ? 'Nothing that is referred to is missing.'
          : `${count(missing.length, 'file is', 'files are')} referred to and missing.`}
      </p>
      {notes.map((note) => (
        <p key={note} class="table-note">
          {note}
        </p>
      ))}
      {unreferenced.length > 0 && <Files title="Unreferenced" files={unreferenced} />}
      {missing.length > 0 && (
        <div>
          <h3>Missing</h3>
          <ul>
            {missing.map(({ path, snapshots }) => (
              <li key={path}>
                <code>{path}</code>
                {`, named by ${count(snapshots.length, snapshotNames[format].one, snapshotNames[format].many)}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {housekeeping.length > 0 && (
        <details>
          <summary>{`${count(housekeeping.length, 'file')} that serve something else`}</summary>
          <Files title="Housekeeping" files={housekeeping} />
        </details>
      )}
    </div>
  );
}

/** A list of more would only be long. */
const SHOWN = 100;

function Files({ title, files }: { title: string; files: readonly Leftover[] }): JSX.Element {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {files.slice(0, SHOWN).map(({ path, size, purpose }) => (
          <li key={path}>
            <code>{path}</code>
            {`, ${formatBytes(size)}`}
            {purpose !== null && `: ${purpose}`}
          </li>
        ))}
      </ul>
      {files.length > SHOWN && <p class="meta">{`and ${files.length - SHOWN} more`}</p>}
    </div>
  );
}
