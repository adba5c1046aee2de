import { count, formatBytes } from '../../domain/amounts.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { DatasetView, VersionView } from './facts.ts';
import { roleNotes, shortName } from './words.ts';

/** All files of the folder, with which of them the version needs. */
export function Folder({ dataset, version }: { dataset: DatasetView; version: VersionView }) {
  const named = new Set([
    version.path,
    ...version.fragments.flatMap(({ files, deletionFile }) => [
      ...files.map(({ path }) => path),
      ...(deletionFile === null ? [] : [deletionFile]),
    ]),
  ]);
  const isNamed = (path: string) =>
    named.has(path) || version.indices.some(({ folder }) => path.startsWith(folder));
  const roles = [...new Set(dataset.files.map(({ role }) => role))];
  return (
    <details>
      <summary>
        The folder: {count(dataset.fileCount, 'file')}, of which version {version.number} names{' '}
        {dataset.files.filter(({ path }) => isNamed(path)).length}
      </summary>
      <ul class="lance-roles">
        {roles.map((role) => (
          <li key={role}>
            <strong>{role}</strong>: {roleNotes[role]}
          </li>
        ))}
      </ul>
      <ScrollTable
        caption="A file that this version does not name belongs to another version. It is removed when that version is cleaned up."
        columns={[
          { name: 'File' },
          { name: 'Role' },
          { name: 'Bytes', isNumber: true },
          { name: 'Named by this version' },
        ]}
        rows={dataset.files.map(({ path, role, size }) => ({
          key: path,
          cells: [
            <span key="path" class="mono">
              {path.split('/').slice(0, -1).join('/')}/{shortName(path)}
            </span>,
            role,
            formatBytes(size),
            isNamed(path) ? 'yes' : 'no',
          ],
        }))}
      />
    </details>
  );
}
