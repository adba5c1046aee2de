import { isObject, parseJson, type JsonObject } from './json.ts';
import type { ByteSource } from './source.ts';
import { Unreadable } from './unreadable.ts';

const MAGIC = 'PFA1';
/** The footer's length, its flags, the magic number. */
const TAIL = 12;
const LARGEST_FOOTER = 4 * 1024 * 1024;

/**
 * The footer of a Puffin file: which blobs it holds, and where.
 *
 * @see https://iceberg.apache.org/puffin-spec/
 */
export async function readPuffinFooter(source: ByteSource): Promise<JsonObject> {
  const { name, size } = source;
  if (size < TAIL + MAGIC.length) throw new Unreadable(`${name} is too short for a Puffin file.`);
  const tail = await source.read(size - TAIL, size);
  const view = new DataView(tail.buffer);
  if (new TextDecoder('latin1').decode(tail.subarray(-4)) !== MAGIC) {
    throw new Unreadable(`${name} is no Puffin file, or it is cut off.`);
  }
  const length = view.getInt32(0, true);
  if (length < 0 || length > LARGEST_FOOTER || length + TAIL > size) {
    throw new Unreadable(`${name} says that its footer has ${length} bytes: it is damaged.`);
  }
  if ((view.getUint8(4) & 1) !== 0) {
    throw new Unreadable(`${name} has a footer packed by LZ4, which this page does not unpack.`);
  }
  const payload = await source.read(size - TAIL - length, size - TAIL);
  const footer = parseJson(new TextDecoder().decode(payload), name);
  if (!isObject(footer)) throw new Unreadable(`${name} has a footer that is no JSON object.`);
  return footer;
}
