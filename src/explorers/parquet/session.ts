import { withMore, type FilePart } from '../../readers/file-part.ts';
import { explainGroup } from '../../readers/parquet/explain.ts';
import type { GroupReport } from '../../readers/parquet/explain.ts';
import { openParquet } from '../../readers/parquet/open.ts';
import type { ParquetFile } from '../../readers/parquet/open.ts';
import { readColumnIndex, readOffsetIndex } from '../../readers/parquet/page-index.ts';
import { chunkKey, fileParts, pageParts } from '../../readers/parquet/layout.ts';
import { planGroup } from '../../readers/parquet/plan.ts';
import type { GroupPlan } from '../../readers/parquet/plan.ts';
import { simplify, testsOf } from '../../readers/parquet/predicate/ast.ts';
import type { Simple } from '../../readers/parquet/predicate/ast.ts';
import { parsePredicate } from '../../readers/parquet/predicate/parse.ts';
import { PredicateFault } from '../../readers/parquet/predicate/tokens.ts';
import { columnsOf, readGroupRows } from '../../readers/parquet/read-rows.ts';
import type { Column } from '../../readers/parquet/schema.ts';
import { walkPages } from '../../readers/parquet/walk-pages.ts';
import type { Plain } from '../../readers/plain-value.ts';
import type { ByteRange, ByteSource } from '../../readers/source.ts';
import { CountedFile, type Read } from '../shell/reads.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { boundsFacts, chunksOf, overviewOf } from './facts.ts';
import type { BoundsFacts, ChunkFacts, Overview } from './facts.ts';

export interface PageFacts {
  label: string;
  bytes: number;
  unpacked: number;
  values: number;
  encoding: string;
  firstRow: number | undefined;
  bounds: BoundsFacts | undefined;
}

export interface ChunkDetail {
  parts: FilePart[];
  pages: PageFacts[];
  /** `ASCENDING` where a reader may search the pages in halves. */
  order: string | undefined;
  read: Read;
}

export interface Query {
  /** Empty for the first rows. */
  where: string;
  /** Top-level fields to show, by their place; the others are not read. */
  fields: number[];
}

/** A predicate that cannot be read, and where. */
export interface Misread {
  message: string;
  start: number;
  end: number;
}

/** Either an answer, or what cannot be read of the predicate. */
export interface Explained {
  answer: Answer | null;
  misread: Misread | null;
  read: Read;
}

export interface Rows {
  columns: string[];
  rows: Plain[][];
  /** Rows that match, where the predicate was asked of all that were left. */
  matches: number;
  /** What this query read, joined; a byte that was read twice counts once. */
  ranges: ByteRange[];
  bytes: number;
  reads: number;
  read: Read;
}

/** Rows that are shown at most; matches are counted beyond. */
const MOST_ROWS = 500;

/** One open file: what the worker holds for the page. Everything that it gives out is plain data. */
export class Session {
  readonly #file: ParquetFile;
  readonly #counted: CountedFile;

  private constructor(file: ParquetFile, counted: CountedFile) {
    this.#file = file;
    this.#counted = counted;
  }

  static async open(source: ByteSource): Promise<Session> {
    const counted = new CountedFile(source);
    return new Session(await openParquet(counted.source), counted);
  }

  get overview(): Overview {
    return overviewOf(this.#file);
  }

  get read(): Read {
    return this.#counted.read;
  }

  column(index: number): ChunkFacts[] {
    return chunksOf(this.#file, index);
  }

  /** A chunk's pages, walked through by their headers, with what its page index says of them. */
  async chunk(
    group: number,
    index: number,
    onProgress: (done: number) => void,
  ): Promise<ChunkDetail> {
    const chunk = this.#file.footer.groups[group]?.chunks[index];
    const column = this.#file.footer.schema.columns[index];
    if (!chunk || !column) return { parts: [], pages: [], order: undefined, read: this.read };
    const pages = await walkPages(this.#file, chunk, onProgress);
    const locations = await readOffsetIndex(this.#file, chunk);
    const columnIndex = locations && (await readColumnIndex(this.#file, chunk, locations));
    const parts = pageParts(pages);
    return {
      parts,
      order: columnIndex?.order,
      pages: pages.map((page, i) => {
        const at = locations?.findIndex(({ start }) => start === page.start) ?? -1;
        const bounds = columnIndex?.pages[at];
        return {
          label: parts[i]?.label ?? '',
          bytes: page.end - page.start,
          unpacked: page.uncompressed,
          values: page.values,
          encoding: page.encoding,
          firstRow: locations?.[at]?.firstRow,
          bounds: bounds && boundsFacts(column, bounds),
        };
      }),
      read: this.read,
    };
  }

  /** The file's parts with all pages, for a file that is small. */
  async allParts(): Promise<readonly FilePart[]> {
    const pages = new Map<string, FilePart[]>();
    for (const { chunks } of this.#file.footer.groups) {
      for (const chunk of chunks) {
        pages.set(chunkKey(chunk), pageParts(await walkPages(this.#file, chunk)));
      }
    }
    return withMore(fileParts(this.#file), pages);
  }

  /** What a predicate leaves to be read, and why. */
  async explain(query: Query, onProgress: (done: number) => void): Promise<Explained> {
    const asked = this.#parse(query.where);
    if (asked && 'misread' in asked) {
      return { answer: null, misread: asked.misread, read: this.read };
    }
    const cost = this.#counted.count();
    const plans = await this.#plans(asked, query.fields, onProgress);
    const answer = answerOf(this.#file, asked, plans, cost().bytes);
    return { answer, misread: null, read: this.read };
  }

  /** The rows for which it holds, read as `explain` says. */
  async rows(query: Query, onProgress: (done: number) => void): Promise<Rows> {
    const asked = this.#parse(query.where);
    const predicate = asked && 'misread' in asked ? undefined : asked;
    const cost = this.#counted.count();
    const plans = await this.#plans(predicate, query.fields, () => undefined);
    const rows: Plain[][] = [];
    let matches = 0;
    for (const [i, plan] of plans.entries()) {
      if (plan.report.stage !== 'read') continue;
      const left = Math.max(0, MOST_ROWS - rows.length);
      const got = await readGroupRows(this.#file, plan, predicate, query.fields, left);
      rows.push(...got.rows);
      matches += got.matches.length;
      onProgress((i + 1) / plans.length);
    }
    const { ranges, bytes, reads } = cost();
    const { children } = this.#file.footer.schema.root;
    return {
      columns: query.fields.map((field) => children[field]?.name ?? ''),
      rows,
      matches,
      ranges,
      bytes,
      reads,
      read: this.read,
    };
  }

  /** How many rows match where nothing is skipped: every page of the predicate's columns is read. */
  async countAll(where: string, onProgress: (done: number) => void): Promise<number> {
    const asked = this.#parse(where);
    if (!asked || 'misread' in asked) return this.#file.footer.rows;
    let matches = 0;
    const { groups } = this.#file.footer;
    for (const [i, group] of groups.entries()) {
      const report = await explainGroup(this.#file, undefined, group);
      const plan = await planGroup(this.#file, report, columnsIn(asked));
      const got = await readGroupRows(this.#file, plan, asked, [], 0);
      matches += got.matches.length;
      onProgress((i + 1) / groups.length);
    }
    return matches;
  }

  #parse(where: string): Simple | { misread: Misread } | undefined {
    if (where.trim() === '') return undefined;
    try {
      return simplify(parsePredicate(where, this.#file.footer.schema));
    } catch (error) {
      if (!(error instanceof PredicateFault)) throw error;
      const { message, start, end } = error;
      return { misread: { message, start, end } };
    }
  }

  async #plans(
    predicate: Simple | undefined,
    fields: readonly number[],
    onProgress: (done: number) => void,
  ): Promise<GroupPlan[]> {
    const { footer } = this.#file;
    const shown = fields.flatMap((field) => {
      const node = footer.schema.root.children[field];
      return node ? columnsOf(node, footer.schema.columns) : [];
    });
    const columns = [...new Set([...(predicate ? columnsIn(predicate) : []), ...shown])];
    const plans: GroupPlan[] = [];
    let left = MOST_ROWS;
    for (const [i, group] of footer.groups.entries()) {
      let report: GroupReport = await explainGroup(this.#file, predicate, group);
      if (!predicate) {
        // Without a predicate the first rows are shown, and no more are read.
        const rows = Math.min(left, group.rows);
        left -= rows;
        report = { ...report, rows: rows > 0 ? [{ start: 0, end: rows }] : [] };
      }
      plans.push(await planGroup(this.#file, report, columns));
      onProgress((i + 1) / footer.groups.length);
      if (!predicate && left === 0) break;
    }
    return plans;
  }
}

function columnsIn(predicate: Simple): Column[] {
  return [...new Set(testsOf(predicate).map(({ column }) => column))];
}
