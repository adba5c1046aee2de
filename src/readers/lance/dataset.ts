import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { FileTree } from '../file-tree.ts';
import { Unreadable } from '../unreadable.ts';
import { safeCount } from './binary.ts';
import { readManifest, type ManifestFile } from './manifest.ts';
import { DeletionFile_DeletionFileType, type DataFragment } from './proto/fragment_metadata_pb.ts';
import { TransactionSchema, type Transaction } from './proto/transaction_pb.ts';
import { fieldTree, type LanceField } from './schema.ts';

/** A data file of a fragment: some columns of its rows. */
export interface FragmentFile {
  /** Below the dataset’s folder. */
  path: string;
  /** Fields that the file has, by their ids, and the columns in it; -1 for a field without one. */
  columns: { field: number; column: number }[];
  version: string;
  /** Bytes, or 0 where the manifest does not say. */
  size: number;
}

/** Some rows of a dataset, in one or more files that hold different columns of them. */
export interface Fragment {
  id: number;
  /** Deleted ones included. */
  rows: number;
  deleted: number;
  deletionFile: string | null;
  files: FragmentFile[];
  hasOverlays: boolean;
}

export interface Version {
  number: number;
  file: ManifestFile;
  transaction: Transaction | null;
  fields: LanceField[];
  fragments: Fragment[];
  /** Without the deleted ones. */
  rows: number;
  /** Why rows of this version cannot be read here, or empty. */
  refusal: string;
}

export interface Dataset {
  name: string;
  /** Paths below the dataset’s folder, all of them. */
  paths: string[];
  /** The first is the oldest. */
  versions: Version[];
  open: FileTree['open'];
  has: FileTree['has'];
}

const MOST_VERSIONS = 2_000;
const MOST_FRAGMENTS = 20_000;

/** Features that this page knows, and that readers must know: deletions, stable row ids, v2, config. */
const KNOWN_FLAGS = 0b1111n | (1n << 5n) | (1n << 8n);

/**
 * Opens a dataset’s folder: reads all of its manifests, which are all of its versions.
 *
 * @throws Unreadable where the folder is no dataset, or a manifest is damaged
 */
export async function openDataset(
  tree: FileTree,
  name: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<Dataset> {
  const folder = datasetFolder(tree, name);
  const paths = tree.paths
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  const dataset: Dataset = {
    name,
    paths,
    versions: [],
    open: (path) => tree.open(folder + path),
    has: (path) => tree.has(folder + path),
  };
  const manifests = paths
    .flatMap((path) => {
      const number = versionNumber(path);
      return number === null ? [] : [{ path, number }];
    })
    .sort((a, b) => a.number - b.number);
  if (manifests.length > MOST_VERSIONS) {
    throw new Unreadable(
      `The dataset has ${manifests.length} versions; this page opens up to ${MOST_VERSIONS}.`,
    );
  }
  for (const [at, { path, number }] of manifests.entries()) {
    onProgress(at / manifests.length);
    dataset.versions.push(await readVersion(dataset, path, number));
  }
  return dataset;
}

/** The folder may itself be within the archive or the folder that was chosen. */
function datasetFolder(tree: FileTree, name: string): string {
  const manifest = tree.paths.find((path) => versionNumber(path) !== null);
  if (manifest === undefined) {
    throw new Unreadable(
      `${name} holds no dataset of Lance: such a folder has a folder "_versions" with files that end with ".manifest".`,
    );
  }
  return manifest.slice(0, manifest.lastIndexOf('_versions/'));
}

/** 2^64 - 1: newer datasets count down from it, so that a sorted listing begins with the latest version. */
const LAST = 2n ** 64n - 1n;

/** Of a manifest’s path; null of another file’s. */
export function versionNumber(path: string): number | null {
  const [, digits] = /(?:^|\/)_versions\/(\d{1,20})\.manifest$/.exec(path) ?? [];
  if (digits === undefined) return null;
  const value = BigInt(digits);
  const number = Number(digits.length === 20 ? LAST - value : value);
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

async function readVersion(dataset: Dataset, path: string, number: number): Promise<Version> {
  const file = await readManifest(dataset.open(path), path);
  const { manifest } = file;
  if (manifest.fragments.length > MOST_FRAGMENTS) {
    throw new Unreadable(`${path} names more fragments than this page shows.`);
  }
  const fragments = manifest.fragments.map((fragment) => fragmentOf(fragment, path));
  return {
    number,
    file,
    transaction: file.transaction ?? (await readTransaction(dataset, manifest.transactionFile)),
    fields: fieldTree(manifest.fields, path),
    fragments,
    rows: fragments.reduce((sum, { rows, deleted }) => sum + rows - deleted, 0),
    refusal: refusalOf(file),
  };
}

async function readTransaction(dataset: Dataset, name: string): Promise<Transaction | null> {
  const path = `_transactions/${name}`;
  if (name === '' || !dataset.has(path)) return null;
  const source = dataset.open(path);
  if (source.size > LONGEST_MESSAGE) return null;
  try {
    return decodeMessage(TransactionSchema, await source.read(0, source.size), path);
  } catch (error) {
    // What a commit did is told, and not needed to read what it left.
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function fragmentOf(fragment: DataFragment, manifest: string): Fragment {
  const { id, files, deletionFile, physicalRows, overlays } = fragment;
  const number = safeCount(id, manifest);
  const isBitmap = deletionFile?.fileType === DeletionFile_DeletionFileType.BITMAP;
  const rows = safeCount(physicalRows, manifest);
  const deleted = deletionFile ? safeCount(deletionFile.numDeletedRows, manifest) : 0;
  if (deleted > rows) {
    throw new Unreadable(
      `${manifest} says that more rows were deleted than there are: it is damaged.`,
    );
  }
  return {
    id: number,
    rows,
    deleted,
    deletionFile: deletionFile
      ? `_deletions/${number}-${deletionFile.readVersion}-${deletionFile.id}.${isBitmap ? 'bin' : 'arrow'}`
      : null,
    files: files.map((file) => ({
      path: `data/${file.path}`,
      columns: file.fields.map((field, at) => ({ field, column: file.columnIndices[at] ?? -1 })),
      version: `${file.fileMajorVersion}.${file.fileMinorVersion}`,
      size: safeCount(file.fileSizeBytes, manifest),
    })),
    hasOverlays: overlays.length > 0,
  };
}

function refusalOf({ manifest }: ManifestFile): string {
  const unknown = manifest.readerFeatureFlags & ~KNOWN_FLAGS;
  if (manifest.fragmentTree) {
    return 'This version keeps its list of fragments in a tree of files, which this page does not read.';
  }
  if (manifest.basePaths.length > 0) {
    return 'This version takes files from outside its folder, which this page cannot reach.';
  }
  if (unknown !== 0n) {
    return `This version uses a feature that this page does not know (reader flags ${unknown.toString(2)} in binary): its rows could be read wrongly, so they are not read.`;
  }
  return '';
}
