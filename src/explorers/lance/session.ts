import type { FilePart } from '../../readers/file-part.ts';
import type { FileTree } from '../../readers/file-tree.ts';
import type { Chunk } from '../../readers/lance/chunk-table.ts';
import { openDataset, type Dataset, type Version } from '../../readers/lance/dataset.ts';
import { fileParts, manifestParts } from '../../readers/lance/layout.ts';
import { readChunks } from '../../readers/lance/mini-block.ts';
import { DatasetReader, type Rows } from '../../readers/lance/rows.ts';
import type { ByteRange } from '../../readers/source.ts';
import { bytesIn } from '../shell/ranges.ts';
import { CountedFile, readOf, type Read } from '../shell/reads.ts';
import { datasetView, fileView, type DatasetView, type FileView, type Taken } from './facts.ts';
import { nameRead } from './name-read.ts';

/** One open dataset: what the worker holds for the page. All that it gives out is plain data. */
export class Session {
  readonly #dataset: Dataset;
  readonly #reader: DatasetReader;
  readonly #counted: CountedFiles;
  /** Chunk tables that were read, by file, then by `column page`. */
  readonly #chunks = new Map<string, Map<string, Chunk[]>>();

  private constructor(dataset: Dataset) {
    this.#dataset = dataset;
    this.#counted = new CountedFiles(dataset);
    this.#reader = new DatasetReader(this.#counted.dataset);
  }

  static async open(
    tree: FileTree,
    name: string,
    onProgress: (done: number) => void,
  ): Promise<Session> {
    return new Session(await openDataset(tree, name, onProgress));
  }

  get view(): DatasetView {
    return datasetView(this.#dataset);
  }

  async file(path: string): Promise<FileView> {
    const file = await this.#reader.file(path);
    const parts = fileParts(file, this.#chunks.get(path) ?? new Map<string, Chunk[]>());
    return fileView(path, file, parts, this.#counted.read(path));
  }

  /** Reads the chunk table of a page, so that its chunks can be looked into. */
  async chunks(path: string, more: string): Promise<FileView> {
    const file = await this.#reader.file(path);
    const [column = 0, at = 0] = more.split(' ').map(Number);
    const page = file.columns[column]?.pages[at];
    const layout = page?.layout?.layout;
    if (page && layout?.case === 'miniBlockLayout') {
      const chunks = await readChunks(this.#counted.dataset.open(path), page, layout.value);
      const known = this.#chunks.get(path) ?? new Map<string, Chunk[]>();
      this.#chunks.set(path, known.set(more, chunks));
    }
    return this.file(path);
  }

  manifest(number: number): { size: number; parts: FilePart[] } {
    const { file } = this.#version(number);
    return { size: file.size, parts: manifestParts(file) };
  }

  rows(number: number, from: number, count: number): Promise<Rows> {
    return this.#reader.rows(this.#version(number), from, count);
  }

  /** Fetches one row as a reader does that has read nothing yet but the manifest. */
  async take(number: number, row: number): Promise<Taken | null> {
    const counted = new CountedFiles(this.#dataset);
    const reader = new DatasetReader(counted.dataset);
    const { columns, rows, addresses } = await reader.rows(this.#version(number), row, 1);
    const [values] = rows;
    const [address] = addresses;
    if (!values || !address) return null;
    const files = [];
    for (const path of counted.paths) {
      const { size } = this.#dataset.open(path);
      const ranges = counted.ranges(path);
      const read = readOf(ranges);
      const parts = path.startsWith('data/')
        ? fileParts(await this.#reader.file(path), await this.#allChunks(path))
        : [];
      files.push({
        path,
        size,
        bytes: bytesIn({ start: 0, end: size }, read.ranges),
        read,
        steps: ranges.map((range) => ({
          what: nameRead(parts, range, size),
          bytes: range.end - range.start,
        })),
      });
    }
    return {
      columns,
      row: values,
      address,
      files,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      reads: files.reduce((sum, { read }) => sum + read.count, 0),
    };
  }

  async #allChunks(path: string): Promise<Map<string, Chunk[]>> {
    const file = await this.#reader.file(path);
    const all = new Map<string, Chunk[]>();
    for (const { index, pages } of file.columns) {
      for (const [at, page] of pages.entries()) {
        const layout = page.layout?.layout;
        if (layout?.case !== 'miniBlockLayout') continue;
        all.set(`${index} ${at}`, await readChunks(this.#dataset.open(path), page, layout.value));
      }
    }
    return all;
  }

  #version(number: number): Version {
    const found = this.#dataset.versions.find((version) => version.number === number);
    if (!found) throw new Error(`no version ${number}`);
    return found;
  }
}

/** A dataset’s files, with a list of what was read of each. */
class CountedFiles {
  readonly dataset: Dataset;
  readonly #files = new Map<string, CountedFile>();

  constructor(dataset: Dataset) {
    this.dataset = {
      ...dataset,
      open: (path) => {
        let file = this.#files.get(path);
        if (!file) {
          file = new CountedFile(dataset.open(path));
          this.#files.set(path, file);
        }
        return file.source;
      },
    };
  }

  get paths(): string[] {
    return [...this.#files.keys()];
  }

  ranges(path: string): readonly ByteRange[] {
    return this.#files.get(path)?.reads ?? [];
  }

  read(path: string): Read {
    return readOf(this.ranges(path));
  }
}
