import { dateText, decimalText, plainFloat, plainInteger, type Plain } from '../../plain-value.ts';

const text = new TextDecoder();

/**
 * Reads a partition's values out of a manifest: the number of fields in four bytes, big-endian, then
 * a BinaryRow: one byte of header and the null bits, filled up to eight bytes, then eight bytes a
 * field. Text of up to seven bytes stands in its field, longer text behind all fields. Gives null
 * for the whole where the bytes do not fit the types, and null for a type that no partition has.
 *
 * @param types as in the schema file: `INT NOT NULL`, `STRING`
 * @see Paimon 2.0 docs, "Specification: Manifest", BinaryRow
 */
export function readBinaryRow(bytes: Uint8Array, types: readonly string[]): Plain[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getInt32(0) !== types.length) return null;
    const row = new DataView(bytes.buffer, bytes.byteOffset + 4, bytes.byteLength - 4);
    const nullBytes = Math.ceil((types.length + 8) / 64) * 8;
    return types.map((type, at) => {
      const bit = at + 8;
      const isNull = (row.getUint8(bit >> 3) & (1 << (bit & 7))) !== 0;
      return isNull ? null : readField(row, nullBytes + at * 8, type);
    });
  } catch {
    return null;
  }
}

function readField(row: DataView, at: number, type: string): Plain {
  const [name = ''] = /^[A-Z_]+/.exec(type) ?? [];
  switch (name) {
    case 'BOOLEAN':
      return row.getUint8(at) !== 0;
    case 'TINYINT':
      return row.getInt8(at);
    case 'SMALLINT':
      return row.getInt16(at, true);
    case 'INT':
    case 'INTEGER':
      return row.getInt32(at, true);
    case 'BIGINT':
      return plainInteger(row.getBigInt64(at, true));
    case 'FLOAT':
      return plainFloat(row.getFloat32(at, true));
    case 'DOUBLE':
      return plainFloat(row.getFloat64(at, true));
    case 'DATE':
      return dateText(row.getInt32(at, true));
    case 'STRING':
    case 'VARCHAR':
    case 'CHAR':
      return readText(row, at);
    case 'DECIMAL': {
      const [, precision = '10', scale = '0'] = /\((\d+),\s*(\d+)\)/.exec(type) ?? [];
      return Number(precision) <= 18 ? decimalText(row.getBigInt64(at, true), Number(scale)) : null;
    }
    default:
      return null;
  }
}

function readText(row: DataView, at: number): string {
  // The last byte says which: its upper bit marks text within the field, the rest is its length.
  const mark = row.getUint8(at + 7);
  const isShort = (mark & 0x80) !== 0;
  const start = isShort ? at : row.getUint32(at + 4, true);
  const length = isShort ? mark & 0x7f : row.getUint32(at, true);
  if (start + length > row.byteLength) throw new RangeError('text');
  return text.decode(new Uint8Array(row.buffer, row.byteOffset + start, length));
}
