import type { ByteSource } from '../source.ts';
import { Binary, safeCount } from './binary.ts';
import { damagedBlock, numbersOf, type Block } from './block.ts';
import { addListRows, chunksOf, readChunkTable, type Chunk } from './chunk-table.ts';
import type { LancePage } from './data-file.ts';
import { decodeBuffer, decodeMiniBlock } from './decode-block.ts';
import type { MiniBlockLayout } from './proto/encodings_v2_1_pb.ts';

const ALIGNMENT = 8;
const MOST_BUFFERS = 32;
const MOST_WORDS = 1_000_000;

/** Levels and values of some rows of a page; the values as a function, so that a dictionary stays one. */
export interface PageData {
  repetition: number[];
  definition: number[];
  /** In the order of the page. */
  blocks: Block[];
  /** The dictionary that the blocks' numbers stand for, or null. */
  dictionary: Block | null;
  /** Of levels; of values where there are none. */
  count: number;
  /** The first row of the page that begins in the data. */
  firstRow: number;
  /** Whether the end of a row that began before comes first. */
  hasRest: boolean;
}

/** Reads the chunk table of a page, and its repetition index where it has one. */
export async function readChunks(
  source: ByteSource,
  page: LancePage,
  layout: MiniBlockLayout,
): Promise<Chunk[]> {
  const [table, data] = page.buffers;
  if (!table || !data) throw damagedBlock();
  const chunks = readChunkTable(
    await source.read(table.start, table.end),
    layout.hasLargeChunk,
    data.start,
    safeCount(layout.numItems, 'A page'),
  );
  if (layout.repetitionIndexDepth === 0) return chunks;
  const index = page.buffers.at(-1);
  if (!index || layout.repetitionIndexDepth > 50) throw damagedBlock();
  const bytes = await source.read(index.start, index.end);
  return addListRows(chunks, bytes, layout.repetitionIndexDepth);
}

/** Reads and unpacks the chunks that hold rows `from` up to but not including `to` of a page. */
export async function readMiniBlocks(
  source: ByteSource,
  page: LancePage,
  layout: MiniBlockLayout,
  from: number,
  to: number,
): Promise<PageData> {
  const all = await readChunks(source, page, layout);
  const chunks = chunksOf(all, from, to);
  const [first] = chunks;
  const last = chunks.at(-1);
  if (!first || !last) throw damagedBlock();
  const bytes = await source.read(first.start, last.end);
  const result: PageData = {
    repetition: [],
    definition: [],
    blocks: [],
    dictionary: await readDictionary(source, page, layout),
    count: 0,
    firstRow: first.firstRow,
    hasRest: first.hasRest,
  };
  for (const chunk of chunks) {
    const own = bytes.subarray(chunk.start - first.start, chunk.end - first.start);
    decodeChunk(own, layout, chunk, result);
  }
  return result;
}

/** A chunk's header, then its levels and buffers, each at a multiple of eight bytes. */
function decodeChunk(
  bytes: Uint8Array,
  layout: MiniBlockLayout,
  chunk: Chunk,
  into: PageData,
): void {
  const view = new Binary(bytes, 'a mini-block');
  const buffers = safeCount(layout.numBuffers, 'A page');
  if (buffers > MOST_BUFFERS) throw damagedBlock();
  let levels = view.u16(0);
  let at = 2;
  const sizeOf = (isLarge: boolean) => {
    const size = isLarge ? view.u32(at) : view.u16(at);
    at += isLarge ? 4 : 2;
    return size;
  };
  const repetitionSize = layout.repCompression ? sizeOf(false) : 0;
  const definitionSize = layout.defCompression ? sizeOf(false) : 0;
  const sizes = Array.from({ length: buffers }, () => sizeOf(layout.hasLargeChunk));
  const take = (size: number) => {
    at = Math.ceil(at / ALIGNMENT) * ALIGNMENT;
    const part = view.slice(at, at + size);
    at += size;
    return part;
  };
  const repetition = layout.repCompression ? take(repetitionSize) : null;
  const definition = layout.defCompression ? take(definitionSize) : null;
  if (!repetition && !definition) levels = chunk.items;
  if (repetition) {
    into.repetition.push(...numbersOf(decodeBuffer(layout.repCompression, repetition, levels)));
  }
  if (definition) {
    into.definition.push(...numbersOf(decodeBuffer(layout.defCompression, definition, levels)));
  }
  into.count += levels;
  into.blocks.push(decodeMiniBlock(layout.valueCompression, sizes.map(take), chunk.items));
}

async function readDictionary(
  source: ByteSource,
  page: LancePage,
  layout: MiniBlockLayout,
): Promise<Block | null> {
  if (!layout.dictionary) return null;
  const place = page.buffers[2];
  const words = safeCount(layout.numDictionaryItems, 'A page');
  if (!place || words > MOST_WORDS) throw damagedBlock();
  return decodeBuffer(layout.dictionary, await source.read(place.start, place.end), words);
}
