import type { FilePart } from '../../readers/file-part.ts';
import type { Changes } from '../../readers/lance/changes.ts';
import { changesOf } from '../../readers/lance/changes.ts';
import type { LanceFile } from '../../readers/lance/data-file.ts';
import type { Dataset, Fragment, Version } from '../../readers/lance/dataset.ts';
import type { IndexFacts } from '../../readers/lance/index-facts.ts';
import { columnNames } from '../../readers/lance/layout.ts';
import { operationWords } from '../../readers/lance/operation-words.ts';
import { pageWords, type PageWords } from '../../readers/lance/page-words.ts';
import { allFields } from '../../readers/lance/schema.ts';
import type { Plain } from '../../readers/plain-value.ts';
import type { ByteRange } from '../../readers/source.ts';
import type { Read } from '../shell/reads.ts';
import { roleOf } from './words.ts';

export interface FieldView {
  id: number;
  path: string;
  type: string;
  nullable: boolean;
  depth: number;
}

export interface FragmentFileView {
  path: string;
  size: number;
  version: string;
  /** Top-level fields that the file has values of. */
  fields: string[];
}

export interface FragmentView {
  id: number;
  rows: number;
  deleted: number;
  deletionFile: string | null;
  /** 0 where the folder does not list the file. */
  deletionBytes: number;
  files: FragmentFileView[];
}

/** With the names of its fields. */
export type IndexView = Omit<IndexFacts, 'fields'> & { fields: string[] };

export interface VersionView {
  number: number;
  path: string;
  time: string;
  operation: { name: string; note: string };
  rows: number;
  deleted: number;
  fields: FieldView[];
  fragments: FragmentView[];
  /** Fragments that are not listed, because there are too many. */
  unlisted: number;
  indices: IndexView[];
  changes: Changes;
  dataVersion: string;
  writer: string;
  refusal: string;
}

export interface FolderFile {
  path: string;
  size: number;
  role: string;
}

export interface DatasetView {
  name: string;
  versions: VersionView[];
  files: FolderFile[];
  fileCount: number;
}

const MOST_FRAGMENTS = 200;
const MOST_FILES = 500;

export function datasetView(dataset: Dataset): DatasetView {
  const files = dataset.paths.slice(0, MOST_FILES).map((path) => ({
    path,
    size: dataset.open(path).size,
    role: roleOf(path),
  }));
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  return {
    name: dataset.name,
    versions: dataset.versions.map((version, at) =>
      versionView(version, dataset.versions[at - 1] ?? null, sizes),
    ),
    files,
    fileCount: dataset.paths.length,
  };
}

function versionView(
  version: Version,
  before: Version | null,
  sizes: ReadonlyMap<string, number>,
): VersionView {
  const { manifest, indices, path } = version.file;
  const fields = fieldViews(version);
  const names = new Map(fields.map((field) => [field.id, field.path]));
  const seconds = Number(manifest.timestamp?.seconds ?? 0n);
  const time = new Date(seconds * 1000);
  const { library, version: library_ } = manifest.writerVersion ?? { library: '', version: '' };
  return {
    number: version.number,
    path,
    time: Number.isNaN(time.getTime()) || seconds === 0 ? '' : time.toISOString().slice(0, 19),
    operation: operationWords(version.transaction),
    rows: version.rows,
    deleted: version.fragments.reduce((sum, { deleted }) => sum + deleted, 0),
    fields,
    fragments: version.fragments
      .slice(0, MOST_FRAGMENTS)
      .map((fragment) => fragmentView(version, fragment, sizes)),
    unlisted: Math.max(0, version.fragments.length - MOST_FRAGMENTS),
    indices: indices.map((index) => ({
      ...index,
      fields: index.fields.map((id) => names.get(id) ?? `field ${id}`),
    })),
    changes: changesOf(version, before),
    dataVersion: manifest.dataFormat?.version ?? '',
    writer: `${library} ${library_}`.trim(),
    refusal: version.refusal,
  };
}

function fieldViews({ fields }: Version): FieldView[] {
  return allFields(fields).map(({ id, path, type, nullable }) => ({
    id,
    path,
    type,
    nullable,
    depth: path.split('.').length - 1,
  }));
}

function fragmentView(
  { fields }: Version,
  fragment: Fragment,
  sizes: ReadonlyMap<string, number>,
): FragmentView {
  const top = fields.map((field) => ({
    name: field.name,
    ids: new Set(allFields([field]).map(({ id }) => id)),
  }));
  return {
    id: fragment.id,
    rows: fragment.rows,
    deleted: fragment.deleted,
    deletionFile: fragment.deletionFile,
    deletionBytes: sizes.get(fragment.deletionFile ?? '') ?? 0,
    files: fragment.files.map(({ path, size, version, columns }) => ({
      path,
      size,
      version,
      fields: top
        .filter(({ ids }) => columns.some(({ field }) => ids.has(field)))
        .map(({ name }) => name),
    })),
  };
}

export interface PageView {
  firstRow: number;
  rows: number;
  bytes: number;
  words: PageWords;
  bufferBytes: number[];
}

export interface FileView {
  path: string;
  size: number;
  version: string;
  rows: number;
  columns: { name: string; pages: PageView[]; bytes: number }[];
  globalBuffers: number;
  parts: FilePart[];
  read: Read;
}

const MOST_PAGES = 200;

export function fileView(path: string, file: LanceFile, parts: FilePart[], read: Read): FileView {
  const names = columnNames(file);
  return {
    path,
    size: file.size,
    version: file.version,
    rows: file.rows,
    columns: file.columns.map(({ index, pages }) => ({
      name: names[index] ?? '',
      bytes: pages.reduce((sum, page) => sum + bytesOf(page.buffers), 0),
      pages: pages.slice(0, MOST_PAGES).map((page) => ({
        firstRow: page.firstRow,
        rows: page.rows,
        bytes: bytesOf(page.buffers),
        words: pageWords(page),
        bufferBytes: page.buffers.map(({ start, end }) => end - start),
      })),
    })),
    globalBuffers: file.globalBuffers.length,
    parts,
    read,
  };
}

function bytesOf(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What fetching one row took, from a cold start. */
export interface Taken {
  columns: string[];
  row: Plain[];
  address: { fragment: number; offset: number };
  files: {
    path: string;
    size: number;
    bytes: number;
    read: Read;
    steps: { what: string; bytes: number }[];
  }[];
  bytes: number;
  reads: number;
}
