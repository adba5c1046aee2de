import { readWhole, type ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';

export type BlockType =
  | 'command'
  | 'delete'
  | 'corrupt'
  | 'avro data'
  | 'hfile data'
  | 'parquet data'
  | 'cdc data'
  | 'unknown';

/** One block of a log file: what one instant wrote into it at once. */
export interface LogBlock {
  type: BlockType;
  /** Of the instant that wrote it. */
  instant: string;
  /** Of a rollback: the instant whose blocks do not count. */
  target: string | null;
  /** The Avro schema of a data block's records, as JSON. */
  schema: string;
  /** Whether its records hold only the columns that changed. */
  isPartial: boolean;
  content: Uint8Array<ArrayBuffer>;
}

const MAGIC = '#HUDI#';
const LARGEST = 32 * 1024 * 1024;
const MOST_BLOCKS = 10_000;
const MOST_ENTRIES = 100;

/** In the order of `HoodieLogBlockType`, whose place is what is stored. */
const types: readonly BlockType[] = [
  'command',
  'delete',
  'corrupt',
  'avro data',
  'hfile data',
  'parquet data',
  'cdc data',
];
/** Places in `HeaderMetadataType`. */
const INSTANT = 0;
const TARGET = 1;
const SCHEMA = 2;
const PARTIAL = 7;

export function isHudiLog(start: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(start.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * Takes a log file apart: after the magic bytes each block has its length, version, type, a header of
 * numbered entries, its content with a length, a footer, and its length again.
 *
 * @see Hudi 1.1 technical specification, "Log file format"
 */
export async function readLogBlocks(source: ByteSource): Promise<LogBlock[]> {
  const bytes = await readWhole(source, LARGEST);
  const view = new DataView(bytes.buffer);
  const text = new TextDecoder();
  const damaged = () =>
    new Unreadable(`${source.name} is a Hudi log file that is cut off or damaged.`);
  let at = 0;
  const take = (length: number) => {
    if (!(length >= 0 && at + length <= bytes.length)) throw damaged();
    at += length;
    return at - length;
  };
  const int = () => view.getInt32(take(4));
  const long = () => Number(view.getBigInt64(take(8)));
  const entries = () => {
    const count = int();
    if (count < 0 || count > MOST_ENTRIES) throw damaged();
    const found = new Map<number, string>();
    for (let i = 0; i < count; i++) {
      const key = int();
      const length = int();
      const start = take(length);
      found.set(key, text.decode(bytes.subarray(start, start + length)));
    }
    return found;
  };

  const blocks: LogBlock[] = [];
  while (at < bytes.length) {
    if (blocks.length >= MOST_BLOCKS || !isHudiLog(bytes.subarray(at))) throw damaged();
    take(MAGIC.length);
    const length = long();
    const end = at + length;
    if (!(length > 0 && end <= bytes.length)) throw damaged();
    if (int() < 1) throw damaged();
    const type = types[int()] ?? 'unknown';
    const header = entries();
    const size = long();
    const start = take(size);
    if (start + size > end) throw damaged();
    blocks.push({
      type,
      instant: header.get(INSTANT) ?? '',
      target: header.get(TARGET) ?? null,
      schema: header.get(SCHEMA) ?? '',
      isPartial: header.get(PARTIAL) === 'true',
      content: bytes.slice(start, start + size),
    });
    at = end;
  }
  return blocks;
}
