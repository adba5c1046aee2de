import { useId } from 'preact/hooks';
import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { VersionView } from './facts.ts';
import { letter, shortName } from './words.ts';

interface Props {
  version: VersionView;
  onLook: (path: string) => void;
}

const TONES = 6;
const MOST_FIELDS = 40;

/** A version’s fragments: which file has which of their values, and what the files are. */
export function Fragments({ version, onLook }: Props) {
  return (
    <>
      <FragmentGrid version={version} />
      <ScrollTable
        caption={
          <>
            <strong>The files of this version.</strong> Other files in the folder belong to other
            versions.
          </>
        }
        columns={[
          { name: 'Fragment', isNumber: true },
          { name: 'File' },
          { name: 'Bytes', isNumber: true },
          { name: 'Columns' },
          { name: 'Look inside' },
        ]}
        rows={version.fragments.flatMap(({ id, files, deletionFile, deletionBytes, deleted }) => [
          ...files.map(({ path, size, fields: own }, at) => ({
            key: `${id} ${path}`,
            cells: [
              id,
              <span key="name">
                <strong>{letter(at)}</strong> <span class="mono">{shortName(path)}</span>
              </span>,
              size === 0 ? '–' : formatBytes(size),
              own.length > 8 ? `${own.slice(0, 8).join(', ')}, …` : own.join(', '),
              <button
                key="look"
                type="button"
                class="button button--small lance-open"
                aria-label={`Open file ${letter(at)} of fragment ${id}`}
                onClick={() => onLook(path)}
              >
                Open
              </button>,
            ],
          })),
          ...(deletionFile === null
            ? []
            : [
                {
                  key: `${id} deleted`,
                  cells: [
                    id,
                    <span key="name" class="mono">
                      {shortName(deletionFile)}
                    </span>,
                    deletionBytes === 0 ? '–' : formatBytes(deletionBytes),
                    `places of ${count(deleted, 'deleted row')}${deletionFile.endsWith('.bin') ? ' (a Roaring bitmap)' : ' (an Arrow file)'}`,
                    '',
                  ],
                },
              ]),
        ])}
      />
      {version.indices.length > 0 && (
        <ScrollTable
          caption={
            <>
              <strong>{count(version.indices.length, 'index', 'indices')}.</strong> An index is a
              folder of files beside the data. Its files are listed here and not opened.
            </>
          }
          columns={[
            { name: 'Name' },
            { name: 'Kind' },
            { name: 'Over' },
            { name: 'Bytes', isNumber: true },
            { name: 'Folder' },
          ]}
          rows={version.indices.map(({ name, type, fields: own, folder, bytes }) => ({
            key: folder,
            cells: [
              name,
              type,
              own.join(', '),
              bytes === 0 ? '–' : formatBytes(bytes),
              <span key="folder" class="mono">
                {shortName(folder.replace(/\/$/, ''))}
              </span>,
            ],
          }))}
        />
      )}
    </>
  );
}

/** Rows down, columns across. */
function FragmentGrid({ version }: { version: VersionView }) {
  const id = useId();
  const top = version.fields.filter(({ depth }) => depth === 0);
  const fields = top.slice(0, MOST_FIELDS);
  const rest = top.length - fields.length;
  return (
    <div class="look-table lance-grid">
      <p class="look-table__caption" id={id}>
        <strong>{count(version.fragments.length + version.unlisted, 'fragment')}.</strong> Rows of a
        fragment may be spread over several files, each with other columns. A letter is a file; a
        dash is a column that the fragment has no file for, so that all of its values are null.
      </p>
      <div class="look-table__scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Fragment</th>
              {fields.map((field) => (
                <th key={field.id} scope="col">
                  {field.path}
                </th>
              ))}
              {rest > 0 && <th scope="col">… {rest} more</th>}
              <th scope="col" data-number>
                Rows
              </th>
              <th scope="col" data-number>
                Deleted
              </th>
            </tr>
          </thead>
          <tbody>
            {version.fragments.map((fragment) => (
              <tr key={fragment.id}>
                <th scope="row">{fragment.id}</th>
                {fields.map((field) => {
                  const file = fragment.files.findLastIndex((one) =>
                    one.fields.includes(field.path),
                  );
                  return (
                    <td key={field.id} data-file={file < 0 ? 'none' : file % TONES}>
                      {file < 0 ? '–' : letter(file)}
                    </td>
                  );
                })}
                {rest > 0 && <td>…</td>}
                <td data-number>{formatNumber(fragment.rows)}</td>
                <td data-number>
                  {fragment.deleted === 0
                    ? '0'
                    : `${formatNumber(fragment.deleted)} (${percent(fragment.deleted, fragment.rows)})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
