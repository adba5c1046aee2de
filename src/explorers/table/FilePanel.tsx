import type { JSX, RefObject } from 'preact';
import { formatBytes } from '../../domain/amounts.ts';
import type { Chain, ChainLink, TableFormat } from '../../readers/table/model.ts';
import { Fault } from '../shell/Fault.tsx';
import type { ShownFile } from './session.ts';
import { FileBody } from './FileBody.tsx';
import { neighboursOf } from './graph.ts';
import { shortName } from './names.ts';
import { Facts } from './SnapshotFacts.tsx';
import type { Outcome } from './outcome.ts';
import { missingWords, roleWords } from './role-words.ts';

interface Props {
  chain: Chain;
  format: TableFormat;
  path: string;
  view: { path: string; outcome: Outcome<ShownFile> } | null;
  openFile: (path: string) => void;
  heading: RefObject<HTMLHeadingElement>;
}

/** The open file: what it is for, what names it, what it names, and what is in it. */
export function FilePanel(props: Props): JSX.Element | null {
  const { chain, format, path, view, openFile, heading } = props;
  const file = chain.columns.flatMap(({ files }) => files).find((one) => one.path === path);
  if (!file) return null;
  const { named, names } = neighboursOf(chain, path);
  const words = roleWords(format, file.role);
  return (
    <section class="table-file" aria-labelledby="table-file-title">
      <header class="table-file__head">
        <h3 id="table-file-title" ref={heading}>
          {words.name}
        </h3>
        <p class="table-file__path">
          <code>{path}</code>
          {file.size !== null && <span class="meta">{formatBytes(file.size)}</span>}
        </p>
      </header>
      <div class="table-file__about">
        <p class="table-file__what">{words.what}</p>
        <div class="table-file__links">
          <Links title="Named by" links={named} end="from" openFile={openFile} />
          <Links title="Names" links={names} end="to" openFile={openFile} />
        </div>
        {file.facts.length > 0 && <Facts facts={file.facts} />}
      </div>
      {file.place === 'missing' && (
        <p class="fault">
          {`The table names this file, and the folder does not have it. ${missingWords(format, file.role)}`}
        </p>
      )}
      {!file.isLive && file.place === 'folder' && (
        <p class="table-note">
          This snapshot takes the file out. It stays in the folder as long as an older snapshot
          needs it.
        </p>
      )}
      {view && file.place === 'folder' && (
        // While a file is read, the one before keeps its room: the page does not jump.
        <div class="table-file__body" data-stale={view.path !== path || undefined}>
          {'fault' in view.outcome ? (
            <Fault fault={view.outcome.fault} />
          ) : (
            <FileBody path={view.path} file={view.outcome.value} />
          )}
        </div>
      )}
    </section>
  );
}

/** Files that a list shows at first. */
const SHOWN = 6;

function Links({
  title,
  links,
  end,
  openFile,
}: {
  title: string;
  links: readonly ChainLink[];
  end: 'from' | 'to';
  openFile: (path: string) => void;
}): JSX.Element | null {
  if (links.length === 0) return null;
  return (
    <div>
      <p class="table-file__label">{title}</p>
      <ul class="plain-list">
        {links.slice(0, SHOWN).map((link) => (
          <li key={link[end]}>
            <button type="button" class="link-button" onClick={() => openFile(link[end])}>
              {shortName(link[end])}
            </button>{' '}
            <span class="meta">{link.says}</span>
          </li>
        ))}
        {links.length > SHOWN && <li class="meta">{`and ${links.length - SHOWN} more`}</li>}
      </ul>
    </div>
  );
}
