import type { RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { count, formatNumber } from '../../domain/amounts.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import { RowsForm } from '../shell/RowsForm.tsx';
import { RowsTable } from '../shell/RowsTable.tsx';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import type { DatasetView } from './facts.ts';
import { FileParts } from './FileParts.tsx';
import { Folder } from './Folder.tsx';
import { Fragments } from './Fragments.tsx';
import type { Session } from './session.ts';
import { TakeOne } from './TakeOne.tsx';
import { ROWS_AT_ONCE, useDataset } from './use-dataset.ts';
import { Versions, VersionWords } from './Versions.tsx';

interface Props {
  opened: Opened<DatasetView>;
  ask: Ask<Session>;
  heading: RefObject<HTMLHeadingElement>;
}

/** An open dataset: its versions, its fragments, the pages of a data file, its rows. */
export function DatasetBody({ opened, ask, heading }: Props) {
  const state = useDataset(opened, ask);
  const { version, manifest, file, rows, taken } = state;
  const dataset = opened.first;
  const fileHeading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  if (!version) return null;
  return (
    <div class="look" data-open={dataset.name}>
      <section aria-labelledby={`${id}-versions`}>
        <h2 id={`${id}-versions`} ref={heading} tabIndex={-1}>
          {dataset.name}
        </h2>
        <p class="look__lead">
          {count(dataset.versions.length, 'version')} in {count(dataset.fileCount, 'file')}. Every
          commit wrote a manifest, and none was changed later: choose one, and the dataset is read
          as it was.
        </p>
        <Versions
          versions={dataset.versions}
          current={version.number}
          onChoose={state.lookAtVersion}
        />
      </section>

      <section aria-labelledby={`${id}-version`}>
        <h2 id={`${id}-version`}>Version {version.number}</h2>
        <VersionWords version={version} />
        {manifest && (
          <details>
            <summary>The manifest’s own bytes, and the fields that it names</summary>
            <ByteMap
              key={version.number}
              id={`${id}-manifest`}
              title={`Bytes of the manifest of version ${version.number}`}
              size={manifest.size}
              parts={manifest.parts}
            />
            <ScrollTable
              caption="A field’s number is never used again: a file names fields by it, so that a column can be renamed in the manifest alone."
              columns={[
                { name: 'No.', isNumber: true },
                { name: 'Field' },
                { name: 'Type' },
                { name: 'May be null' },
              ]}
              rows={version.fields.map((field) => ({
                key: field.id,
                cells: [
                  field.id,
                  <span key="path" class="mono">
                    {field.path}
                  </span>,
                  field.type,
                  field.nullable ? 'yes' : 'no',
                ],
              }))}
            />
          </details>
        )}
        <Folder dataset={dataset} version={version} />
      </section>

      <section aria-labelledby={`${id}-fragments`}>
        <h2 id={`${id}-fragments`}>Its fragments</h2>
        <Fragments
          version={version}
          onLook={(path) => {
            void state.lookAtFile(path).then((isThere) => {
              if (isThere) fileHeading.current?.focus();
            });
          }}
        />
      </section>

      {file && (
        <section aria-labelledby={`${id}-file`}>
          <h2 id={`${id}-file`} tabIndex={-1} ref={fileHeading}>
            A data file
          </h2>
          <FileParts
            key={file.path}
            id={`${id}-file`}
            file={file}
            onMore={(more) => void state.lookIntoChunks(more)}
          />
        </section>
      )}

      <section aria-labelledby={`${id}-take`}>
        <h2 id={`${id}-take`}>Fetch one row</h2>
        <p>
          What Lance is made for: a training job asks for rows in random order. Fetch one of this
          version, from a cold start, and see which bytes that takes.
        </p>
        <RowsForm
          key={version.number}
          most={version.rows}
          of={`of ${formatNumber(version.rows)}`}
          count={1}
          action="Fetch it"
          onRead={(row) => void state.fetchOne(row)}
        />
        <TakeOne taken={taken} />
      </section>

      <section aria-labelledby={`${id}-rows`}>
        <h2 id={`${id}-rows`}>Its rows</h2>
        <RowsForm
          key={version.number}
          most={version.rows}
          of={`of ${formatNumber(version.rows)}, deleted ones left out`}
          count={ROWS_AT_ONCE}
          action={`Decode ${Math.min(ROWS_AT_ONCE, version.rows)} rows`}
          onRead={(from) => void state.decode(from)}
        />
        {rows && (
          <RowsTable
            key={`${version.number} ${rows.from}`}
            caption={`Version ${version.number}, from row ${formatNumber(rows.from + 1)} on.`}
            columns={rows.columns}
            rows={rows.rows}
          />
        )}
      </section>
    </div>
  );
}
