import { useEffect, useRef, useState } from 'preact/hooks';
import type { FilePart } from '../../readers/file-part.ts';
import type { Rows } from '../../readers/lance/rows.ts';
import { writeQuery } from '../shell/address.ts';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { placeQuery, readPlace } from './address.ts';
import type { DatasetView, FileView, Taken, VersionView } from './facts.ts';
import type { Session } from './session.ts';

export const ROWS_AT_ONCE = 200;

/** What was asked of the open dataset: all state of its view, and what can be done. */
export function useDataset(
  { first: { versions }, sample, query }: Opened<DatasetView>,
  ask: Ask<Session>,
) {
  const [version, setVersion] = useState<VersionView | undefined>(() => {
    const wanted = readPlace(query).version;
    return versions.find(({ number }) => number === wanted) ?? versions.at(-1);
  });
  // What is answered of a version that is no longer looked at is not shown.
  const now = useRef(version);
  const [manifest, setManifest] = useState<{ size: number; parts: FilePart[] } | null>(null);
  const [file, setFile] = useState<FileView | null>(null);
  const [rows, setRows] = useState<(Rows & { from: number }) | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);

  const openVersion = async (next: VersionView) => {
    now.current = next;
    setVersion(next);
    setRows(null);
    setTaken(null);
    setManifest(null);
    writeQuery(placeQuery({ open: sample, version: next.number }));
    const got = await ask(
      'Reading the manifest',
      (dataset) => dataset.manifest(next.number),
      'version',
    );
    if (got && now.current === next) setManifest(got);
  };

  const openFile = async (path: string) => {
    const got = await ask(
      'Reading the end of a data file',
      (dataset) => dataset.file(path),
      'file',
    );
    if (got) setFile(got);
    return got !== undefined;
  };

  useEffect(() => {
    if (!version) return;
    void openVersion(version);
    const path = version.fragments[0]?.files[0]?.path;
    if (path !== undefined) void openFile(path);
    // Once: what happens later is the reader’s own doing.
  }, []);

  return {
    version,
    manifest,
    file,
    rows,
    taken,
    lookAtVersion(wanted: number) {
      const next = versions.find(({ number }) => number === wanted);
      if (next) void openVersion(next);
    },
    /** Says whether it could be read. */
    lookAtFile: openFile,
    async lookIntoChunks(more: string) {
      if (!file) return;
      const got = await ask(
        'Reading a chunk table',
        (dataset) => dataset.chunks(file.path, more),
        'file',
      );
      if (got) setFile(got);
    },
    async decode(from: number) {
      if (!version) return;
      const got = await ask(
        'Decoding rows',
        (dataset) => dataset.rows(version.number, from, ROWS_AT_ONCE),
        'rows',
      );
      if (got && now.current === version) setRows({ ...got, from });
    },
    async fetchOne(row: number) {
      if (!version) return;
      const got = await ask(
        'Fetching a row',
        (dataset) => dataset.take(version.number, row),
        'take',
      );
      if (got && now.current === version) setTaken(got);
    },
  };
}
