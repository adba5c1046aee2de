import type { Pointer, Snapshot, TableHistory } from '../model.ts';
import { MOST_SNAPSHOTS } from '../model.ts';
import type { IcebergMetadata } from './metadata.ts';
import { schemaOf } from './rows.ts';
import { columnsOf } from './schema.ts';

export function icebergHistory(
  metadata: IcebergMetadata,
  root: string,
  hint: string | null,
): TableHistory {
  const { formatVersion, snapshots, current, location, uuid, properties, refs } = metadata;
  const notes: string[] = [];
  if (hint === null) {
    notes.push(
      'Which metadata file is the current one is kept by a catalog, outside of this folder. Shown is the newest one in the folder.',
    );
  }
  if (formatVersion > 3) {
    notes.push(
      `Format version ${formatVersion} is newer than this page knows; what it adds is left out.`,
    );
  }
  const shown = snapshots.slice(-MOST_SNAPSHOTS);
  if (shown.length < snapshots.length) {
    notes.push(`Of ${snapshots.length} snapshots the last ${shown.length} are listed.`);
  }
  const known = new Set(shown.map(({ id }) => id));
  const pointers: Pointer[] = refs
    .filter(({ name }) => name !== 'main')
    .map(({ name, kind, snapshot }) => ({ name, kind, snapshot, path: metadata.path }));
  if (current !== null) {
    pointers.unshift({ name: 'main', kind: 'current', snapshot: current, path: metadata.path });
  }
  return {
    format: 'iceberg',
    version: `format version ${formatVersion}`,
    root,
    isUtc: true,
    facts: [
      { name: 'location when written', value: location },
      { name: 'table UUID', value: uuid },
      ...properties.map(([name, value]) => ({ name, value })),
    ].filter(({ value }) => value !== ''),
    snapshots: shown.map((snapshot): Snapshot => ({
      id: snapshot.id,
      label: `…${snapshot.id.slice(-4)}`,
      parent: snapshot.parent,
      time: snapshot.time,
      operation: snapshot.operation,
      summary: snapshot.summary.map(([name, value]) => ({ name, value })),
      columns: columnsOf(schemaOf(metadata, snapshot)),
    })),
    current,
    pointers: pointers.filter(({ snapshot }) => known.has(snapshot)),
    notes,
  };
}
