import { Binary } from './binary.ts';
import { damagedBlock, variableBlock, type Block } from './block.ts';

/** Stands for itself: the next byte is text. */
const ESCAPE = 255;
const MAGIC = 0x46535354;
const LONGEST = 64 * 1024 * 1024;

/**
 * Text in which frequent pieces of up to eight bytes are one byte each, by a table of the page: each
 * value can be unpacked alone (Boncz, Neumann and Leis, "FSST", VLDB 2020; crate fsst 14.0.2).
 */
export function decodeFsst(table: Uint8Array, packed: Block): Block {
  if (packed.kind !== 'variable') throw damagedBlock();
  const header = new Binary(table, 'a table of text pieces');
  if (header.u32(4) !== MAGIC) throw damagedBlock();
  const isPacked = (header.u8(3) & 1) === 1;
  if (!isPacked) return packed;
  const count = header.u8(0);
  const pieces = Array.from({ length: count }, (_, at) => {
    const length = header.u8(8 + count * 8 + at);
    if (length < 1 || length > 8) throw damagedBlock();
    return header.slice(8 + at * 8, 8 + at * 8 + length);
  });

  const first = packed.offsets[0] ?? 0;
  const last = packed.offsets.at(-1) ?? 0;
  if ((last - first) * 8 > LONGEST) throw damagedBlock();
  const output = new Uint8Array((last - first) * 8);
  const offsets = [0];
  let to = 0;
  for (let value = 0; value < packed.count; value += 1) {
    const end = packed.offsets[value + 1] ?? 0;
    for (let at = packed.offsets[value] ?? 0; at < end; at += 1) {
      const code = packed.bytes[at] ?? 0;
      if (code === ESCAPE) {
        at += 1;
        if (at >= end) throw damagedBlock();
        output[to++] = packed.bytes[at] ?? 0;
        continue;
      }
      const piece = pieces[code];
      if (!piece) throw damagedBlock();
      output.set(piece, to);
      to += piece.length;
    }
    offsets.push(to);
  }
  return variableBlock(offsets, output.subarray(0, to));
}
