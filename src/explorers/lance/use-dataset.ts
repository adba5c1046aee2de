import { useEffect, useState } from 'preact/hooks';
import type { FilePart } from '../../readers/file-part.ts';
import type { Rows } from '../../readers/lance/rows.ts';
import type { Chosen } from '../shell/chosen.ts';
import type { Sample } from '../shell/sample.ts';
import { useReader } from '../shell/use-reader.ts';
import { readPlace, writePlace } from './address.ts';
import type { DatasetView, FileView, Taken, VersionView } from './facts.ts';
import type { Api, DatasetSource } from './worker.ts';

interface Opened {
  /** Names the dataset to the worker; another one each time that one is opened. */
  key: string;
  source: DatasetSource;
  sample: string | null;
  dataset: DatasetView;
}

export const ROWS_AT_ONCE = 200;
let openings = 0;

/** One dataset and what was asked of it: all state of the page, and what can be done. */
export function useDataset(samples: readonly Sample[]) {
  const reader = useReader<Api>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  );
  const [opened, setOpened] = useState<Opened | null>(null);
  const [number, setNumber] = useState<number | null>(null);
  const [manifest, setManifest] = useState<{ size: number; parts: FilePart[] } | null>(null);
  const [file, setFile] = useState<FileView | null>(null);
  const [rows, setRows] = useState<(Rows & { from: number }) | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const version = opened?.dataset.versions.find((one) => one.number === number);

  const openVersion = async (dataset: Opened, next: VersionView) => {
    setNumber(next.number);
    setRows(null);
    setTaken(null);
    setManifest(null);
    const place = { open: dataset.sample, version: next.number };
    history.replaceState(history.state, '', writePlace(location.href, place));
    const got = await reader.run('Reading the manifest', (api) =>
      api.manifest(dataset.key, dataset.source, next.number),
    );
    if (got) setManifest(got);
  };

  const openFile = async (dataset: Opened, path: string) => {
    const got = await reader.run('Reading the end of a data file', (api) =>
      api.file(dataset.key, dataset.source, path),
    );
    if (got) setFile(got);
    return got !== undefined;
  };

  const open = async (source: DatasetSource, sample: string | null, wanted: number | null) => {
    openings += 1;
    const key = `${openings} ${source.name}`;
    const dataset = await reader.run(`Reading the manifests of ${source.name}`, (api, onProgress) =>
      api.open(key, source, onProgress),
    );
    const last = dataset?.versions.at(-1);
    if (!dataset || !last) return;
    const now = { key, source, sample, dataset };
    setOpened(now);
    setFile(null);
    const first = dataset.versions.find((one) => one.number === wanted) ?? last;
    await openVersion(now, first);
    const path = first.fragments[0]?.files[0]?.path;
    if (path !== undefined) await openFile(now, path);
  };

  useEffect(() => {
    const place = readPlace(location.search);
    const sample = samples.find(({ id }) => id === place.open);
    if (sample) void open(sourceOf(sample), sample.id, place.version);
    // Once: what happens later is the reader’s own doing.
  }, []);

  return {
    busy: reader.busy,
    fault: reader.fault,
    cancel: reader.cancel,
    key: opened?.key,
    sample: opened?.sample ?? null,
    dataset: opened?.dataset,
    version,
    manifest,
    file,
    rows,
    taken,
    take(chosen: Chosen) {
      switch (chosen.kind) {
        case 'sample':
          void open(sourceOf(chosen.sample), chosen.sample.id, null);
          break;
        case 'file':
          void open({ file: chosen.file, name: chosen.file.name }, null, null);
          break;
        case 'folder':
          void open({ name: chosen.name, files: chosen.files }, null, null);
      }
    },
    lookAtVersion(wanted: number) {
      const next = opened?.dataset.versions.find((one) => one.number === wanted);
      if (opened && next) void openVersion(opened, next);
    },
    /** Says whether it could be read. */
    async lookAtFile(path: string): Promise<boolean> {
      return opened ? openFile(opened, path) : false;
    },
    async lookIntoChunks(more: string) {
      if (!opened || !file) return;
      const got = await reader.run('Reading a chunk table', (api) =>
        api.chunks(opened.key, opened.source, file.path, more),
      );
      if (got) setFile(got);
    },
    async decode(from: number) {
      if (!opened || !version) return;
      const got = await reader.run('Decoding rows', (api) =>
        api.rows(opened.key, opened.source, version.number, from, ROWS_AT_ONCE),
      );
      if (got) setRows({ ...got, from });
    },
    async fetchOne(row: number) {
      if (!opened || !version) return;
      const got = await reader.run('Fetching a row', (api) =>
        api.take(opened.key, opened.source, version.number, row),
      );
      if (got) setTaken(got);
    },
  };
}

function sourceOf({ href, title }: Sample): DatasetSource {
  return { href, name: href.split('/').at(-1) ?? title };
}
