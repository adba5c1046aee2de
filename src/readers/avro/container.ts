import { readWhole, type ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { unpackBlock } from './codec.ts';
import { AvroDecoder, type AvroValue } from './decode.ts';
import { parseAvroSchema, type AvroType } from './schema.ts';

/** An Avro object container file, read. */
export interface AvroFile {
  schema: AvroType;
  codec: string;
  /** The header's other entries, as text: Iceberg says there which kind of manifest it is. */
  header: Map<string, string>;
  records: AvroValue[];
  blocks: number;
}

const MAGIC = [0x4f, 0x62, 0x6a, 0x01];
const SYNC_BYTES = 16;

/** Metadata of a table that can be looked at by hand; larger files are named, not read. */
const LARGEST_FILE = 32 * 1024 * 1024;
const MOST_VALUES = 4_000_000;

export function isAvro(start: Uint8Array): boolean {
  return MAGIC.every((byte, at) => start[at] === byte);
}

/**
 * Reads all records of an object container file. Throws `Unreadable`.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export async function readAvro(source: ByteSource): Promise<AvroFile> {
  return decodeAvro(await readWhole(source, LARGEST_FILE), source.name);
}

export async function decodeAvro(bytes: Uint8Array, file: string): Promise<AvroFile> {
  if (!isAvro(bytes)) {
    throw new Unreadable(
      bytes.length === 0
        ? `${file} is empty.`
        : `${file} is no Avro file: it does not begin with "Obj" and 1.`,
    );
  }
  const budget = { values: MOST_VALUES };
  const decoder = new AvroDecoder(bytes, file, budget);
  decoder.take(MAGIC.length);
  const header = readHeader(decoder, file);
  const schema = parseAvroSchema(header.get('avro.schema') ?? '', file);
  const codec = header.get('avro.codec') ?? 'null';
  const sync = decoder.take(SYNC_BYTES);

  const records: AvroValue[] = [];
  let blocks = 0;
  while (decoder.left > 0) {
    const count = decoder.count();
    const block = await unpackBlock(codec, decoder.take(decoder.count()), file);
    if (decoder.take(SYNC_BYTES).some((byte, at) => byte !== sync[at])) {
      throw new Unreadable(
        `${file}: block ${blocks + 1} does not end where it says. It is damaged.`,
      );
    }
    const inner = new AvroDecoder(block, file, budget);
    for (let i = 0; i < count; i++) records.push(inner.value(schema));
    blocks += 1;
  }
  return { schema, codec, header, records, blocks };
}

function readHeader(decoder: AvroDecoder, file: string): Map<string, string> {
  const text = new TextDecoder();
  const map = decoder.value({ kind: 'map', values: { kind: 'bytes', logical: null } });
  if (typeof map !== 'object' || map === null) throw new Unreadable(`${file} has no header.`);
  return new Map(
    Object.entries(map).map(([key, value]) => [
      key,
      value instanceof Uint8Array ? text.decode(value) : '',
    ]),
  );
}
