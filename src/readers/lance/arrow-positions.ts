import { unpack } from '../unpack.ts';
import { Unreadable } from '../unreadable.ts';
import { Binary } from './binary.ts';
import { fixedBlock, numbersOf } from './block.ts';

const MAGIC = 'ARROW1';
/** A table’s field numbers, from Arrow’s `File.fbs` and `Message.fbs`. */
const FOOTER_BATCHES = 3;
const MESSAGE_HEADER = 2;
const BATCH_ROWS = 0;
const BATCH_BUFFERS = 2;
const BATCH_COMPRESSION = 3;
const COMPRESSION_CODEC = 0;
const ZSTD = 1;
const LARGEST = 64 * 1024 * 1024;

/**
 * The numbers of an Arrow IPC file that has one batch with one column of unsigned 32-bit integers, none
 * null: what Lance writes of deleted rows (`lance-table` 14.0.2, `io/deletion.rs`). Arrow’s readers take
 * lengths in the file at their word, so this one column is read here, with every place checked.
 */
export function readArrowPositions(bytes: Uint8Array, file: string): number[] {
  const view = new Binary(bytes, file);
  const isArrow = (at: number) =>
    new TextDecoder().decode(view.slice(at, at + MAGIC.length)) === MAGIC;
  if (bytes.length < 20 || !isArrow(0) || !isArrow(bytes.length - MAGIC.length)) {
    throw new Unreadable(`${file} is no Arrow file: it does not begin and end with "ARROW1".`);
  }
  const end = bytes.length - MAGIC.length - 4;
  const footer = rootTable(view, end - view.i32(end));
  const block = fieldAt(view, footer, FOOTER_BATCHES);
  if (block === null) return [];
  const blocks = block + view.u32(block);
  if (view.u32(blocks) !== 1) throw view.damaged();
  const messageAt = view.u64(blocks + 4);
  const bodyAt = messageAt + view.u32(blocks + 12);

  // A message begins with a continuation mark and its length.
  const message = rootTable(view, messageAt + 8);
  const header = fieldAt(view, message, MESSAGE_HEADER);
  if (header === null) throw view.damaged();
  const batch = header + view.u32(header);
  const rowsAt = fieldAt(view, batch, BATCH_ROWS);
  const buffersAt = fieldAt(view, batch, BATCH_BUFFERS);
  if (rowsAt === null || buffersAt === null) throw view.damaged();
  const rows = view.u64(rowsAt);
  // Of the two buffers the first would have bits for nulls.
  const values = buffersAt + view.u32(buffersAt) + 4 + 16;
  const start = bodyAt + view.u64(values);
  const stored = view.slice(start, start + view.u64(values + 8));
  const compression = fieldAt(view, batch, BATCH_COMPRESSION);
  const isPacked = compression !== null && stored.length > 0;
  return numbersOf(
    fixedBlock(32, isPacked ? unpackBody(view, compression, stored, file) : stored, rows),
  );
}

function unpackBody(view: Binary, at: number, stored: Uint8Array, file: string): Uint8Array {
  const table = at + view.u32(at);
  const codecAt = fieldAt(view, table, COMPRESSION_CODEC);
  const body = new Binary(stored, file);
  const packed = body.slice(8, stored.length);
  // A length of -1 says that the bytes are as they are.
  if (body.i32(0) === -1 && body.i32(4) === -1) return packed;
  if (codecAt === null || view.u8(codecAt) !== ZSTD) {
    throw new Unreadable(`${file} is compressed in a way that this page does not unpack.`);
  }
  return unpack('zstd', packed, Math.min(body.u64(0), LARGEST));
}

/** A flatbuffer’s root: where its first four bytes lead. */
function rootTable(view: Binary, at: number): number {
  return at + view.u32(at);
}

/** Where a field of a flatbuffer’s table stands, or null where it is left out. */
function fieldAt(view: Binary, table: number, field: number): number | null {
  const fields = table - view.i32(table);
  const place = 4 + field * 2;
  if (place >= view.u16(fields)) return null;
  const offset = view.u16(fields + place);
  return offset === 0 ? null : table + offset;
}
