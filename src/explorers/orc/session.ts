import type { FilePart } from '../../readers/file-part.ts';
import { filterOf } from '../../readers/orc/bloom.ts';
import { allColumns, type OrcColumn } from '../../readers/orc/column.ts';
import { readWords } from '../../readers/orc/dictionary.ts';
import { fileParts } from '../../readers/orc/layout.ts';
import type { Operator } from '../../readers/orc/operator.ts';
import { isComparable, type Predicate } from '../../readers/orc/predicate.ts';
import { readBloomFilters, readRowIndexes } from '../../readers/orc/row-index.ts';
import { readRows, type Rows } from '../../readers/orc/rows.ts';
import { integerStreams, readRuns } from '../../readers/orc/runs.ts';
import { scan, type Scan } from '../../readers/orc/scan.ts';
import { columnFacts } from '../../readers/orc/statistics.ts';
import { isIndexStream, readStripe, type Stripe } from '../../readers/orc/stripe.ts';
import { readTail, type OrcTail } from '../../readers/orc/tail.ts';
import { positionWords } from '../../readers/orc/window.ts';
import { encodingWords, streamName, streamNote } from '../../readers/orc/words.ts';
import type { ByteSource } from '../../readers/source.ts';
import { CountedFile, type Cost, type Read } from '../shell/reads.ts';
import { overviewOf, type ColumnDetail, type Overview, type StripeView } from './facts.ts';

const MOST_STREAMS = 1000;
const MOST_GROUPS = 500;
const MOST_WORDS = 40;

/** One open file: what the worker holds for the page. All that it gives out is plain data. */
export class Session {
  readonly #counted: CountedFile;
  readonly #tail: OrcTail;
  readonly #stripes = new Map<number, Stripe>();

  private constructor(counted: CountedFile, tail: OrcTail) {
    this.#counted = counted;
    this.#tail = tail;
  }

  static async open(file: ByteSource): Promise<Session> {
    const counted = new CountedFile(file);
    return new Session(counted, await readTail(counted.source));
  }

  get overview(): Overview {
    return overviewOf(this.#tail);
  }

  get parts(): FilePart[] {
    return fileParts(this.#tail, this.#stripes);
  }

  get read(): Read {
    return this.#counted.read;
  }

  async stripe(index: number): Promise<StripeView> {
    const stripe = await this.#open(index);
    const columns = allColumns(this.#tail.root);
    const byId = new Map(columns.map((column) => [column.id, column]));
    const statistics = this.#tail.stripeStatistics[index];
    return {
      index,
      timezone: stripe.timezone,
      isEncrypted: stripe.isEncrypted,
      streams: stripe.streams.slice(0, MOST_STREAMS).map((stream) => {
        const column = byId.get(stream.column) ?? this.#tail.root;
        return {
          column: column.path,
          kind: streamName(stream.kind),
          note: streamNote(stream.kind, column, stripe.encodings[column.id]),
          start: stream.start,
          bytes: stream.end - stream.start,
          isIndex: isIndexStream(stream),
        };
      }),
      unlisted: Math.max(0, stripe.streams.length - MOST_STREAMS),
      columns: columns.slice(0, MOST_STREAMS).map((column) => {
        const words = encodingWords(stripe.encodings[column.id], column);
        const own = statistics?.[column.id];
        return {
          id: column.id,
          encoding: words.name,
          note: words.note,
          facts: own ? columnFacts(own, column.kind) : null,
          bytes: stripe.streams
            .filter((stream) => stream.column === column.id && !isIndexStream(stream))
            .reduce((sum, { start, end }) => sum + end - start, 0),
        };
      }),
      parts: this.parts,
      read: this.read,
    };
  }

  async column(index: number, id: number): Promise<ColumnDetail> {
    const stripe = await this.#open(index);
    const column = this.#column(id);
    const entries = (await readRowIndexes(this.#source, this.#tail, stripe, [id])).get(id) ?? [];
    const filters = await readBloomFilters(this.#source, this.#tail, stripe, id);
    const { rows, firstRow } = stripe.place;
    const stride = this.#tail.stride;
    const runs = [];
    for (const kind of integerStreams(column, stripe)) {
      const view = await readRuns(this.#source, this.#tail, stripe, column, kind, streamName(kind));
      if (view) runs.push(view);
    }
    return {
      groups: entries.slice(0, MOST_GROUPS).map((entry, at) => {
        const filter = filters[at] && filterOf(filters[at]);
        return {
          firstRow: firstRow + at * stride,
          rows: Math.max(0, Math.min(stride, rows - at * stride)),
          facts: entry.statistics ? columnFacts(entry.statistics, column.kind) : null,
          positions: positionWords(this.#tail, stripe, column, entry).map(({ kind, words }) => ({
            stream: streamName(kind),
            words,
          })),
          bloom: filter
            ? { bits: filter.bits.length * 8, set: countBits(filter.bits), hashes: filter.hashes }
            : null,
        };
      }),
      unlisted: Math.max(0, entries.length - MOST_GROUPS),
      runs,
      words: await readWords(this.#source, this.#tail, stripe, column, MOST_WORDS),
      read: this.read,
    };
  }

  async rows(
    index: number,
    from: number,
    count: number,
  ): Promise<Rows & { cost: Cost; read: Read }> {
    const stripe = await this.#open(index);
    const cost = this.#counted.count();
    const rows = await readRows(this.#source, this.#tail, stripe, from, count);
    return { ...rows, cost: cost(), read: this.read };
  }

  /** Whether the typed value is one of the column’s type, and if so, what a reader that asks for it does. */
  async scan(
    id: number,
    operator: Operator,
    value: string,
    onProgress: (done: number) => void,
  ): Promise<{ scan: Scan; cost: Cost; read: Read } | { misread: string }> {
    const predicate: Predicate = { column: this.#column(id), operator, value };
    if (!isComparable(predicate)) {
      return { misread: `“${value}” is no value of type ${predicate.column.type}.` };
    }
    const cost = this.#counted.count();
    const result = await scan(this.#source, this.#tail, predicate, onProgress);
    return { scan: result, cost: cost(), read: this.read };
  }

  get #source(): ByteSource {
    return this.#counted.source;
  }

  #column(id: number): OrcColumn {
    const found = allColumns(this.#tail.root).find((column) => column.id === id);
    if (!found) throw new Error(`no column ${id}`);
    return found;
  }

  async #open(index: number): Promise<Stripe> {
    let stripe = this.#stripes.get(index);
    if (!stripe) {
      stripe = await readStripe(this.#source, this.#tail, index);
      this.#stripes.set(index, stripe);
    }
    return stripe;
  }
}

function countBits(bytes: Uint8Array): number {
  let count = 0;
  for (let byte of bytes) for (; byte > 0; byte &= byte - 1) count += 1;
  return count;
}
