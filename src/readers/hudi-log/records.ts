import { AvroDecoder } from '../avro/decode.ts';
import { plainAvro } from '../avro/plain.ts';
import { parseAvroSchema, type AvroType } from '../avro/schema.ts';
import { at, idAt, listAt } from '../lookup.ts';
import type { Plain } from '../plain-value.ts';
import { bytesSource } from '../source.ts';
import { openParquetRows } from '../table/parquet-rows.ts';
import { Unreadable } from '../unreadable.ts';
import type { LogBlock } from './blocks.ts';

/** A record of a data block: its fields by name. */
export type LogRecord = Readonly<Record<string, Plain>>;

export interface LogDelete {
  key: string;
  partition: string | null;
  /** By which an older delete gives way to a newer row; null or 0 where it always counts. */
  ordering: Plain;
}

const MOST_RECORDS = 50_000;
const MOST_VALUES = 4_000_000;

/** The records of a data block, in Avro or as a Parquet file within the log. */
export async function readLogRecords(block: LogBlock, file: string): Promise<LogRecord[]> {
  if (block.type === 'parquet data') {
    const rows = await openParquetRows(bytesSource(block.content, `A block of ${file}`));
    const names = rows.fields.map(({ name }) => name);
    const all = await rows.read(0, Math.min(rows.rowCount, MOST_RECORDS), names);
    return all.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
  }
  if (block.type !== 'avro data') {
    throw new Unreadable(
      `${file} holds a block of kind ${block.type}, which this page cannot read.`,
    );
  }
  const schema = parseAvroSchema(block.schema, file);
  const view = viewOf(block.content);
  const count = intAt(view, 4, file);
  if (count < 0 || count > MOST_RECORDS) {
    throw new Unreadable(`${file} says that a block has ${count} records: too many for this page.`);
  }
  const budget = { values: MOST_VALUES };
  const records: LogRecord[] = [];
  let start = 8;
  for (let i = 0; i < count; i++) {
    const size = intAt(view, start, file);
    const bytes = part(block.content, start + 4, size, file);
    const record = plainAvro(schema, new AvroDecoder(bytes, file, budget).value(schema));
    if (isRecord(record)) records.push(record);
    start += 4 + size;
  }
  return records;
}

/** The keys of a delete block. @see Hudi 1.1, HoodieDeleteRecordList.avsc */
export function readLogDeletes(block: LogBlock, file: string): LogDelete[] {
  const view = viewOf(block.content);
  const version = intAt(view, 0, file);
  if (version < 3) {
    throw new Unreadable(
      `${file} holds deletes of block version ${version}, written as Java objects: this page reads version 3.`,
    );
  }
  const bytes = part(block.content, 8, intAt(view, 4, file), file);
  const list = new AvroDecoder(bytes, file, { values: MOST_VALUES }).value(deleteRecordList);
  return listAt(plainAvro(deleteRecordList, list), 'deleteRecordList').map((record) => ({
    key: idAt(record, 'recordKey') ?? '',
    partition: idAt(record, 'partitionPath'),
    ordering: (at(at(record, 'orderingVal'), 'value') ?? null) as Plain,
  }));
}

const primitive = (kind: 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string') =>
  ({ kind, logical: null }) as const;

function optional(type: AvroType): AvroType {
  return { kind: 'union', branches: [{ kind: 'null', logical: null }, type] };
}

function wrapper(name: string, type: AvroType): AvroType {
  return { kind: 'record', name, fields: [{ name: 'value', type, id: null }] };
}

/** The block does not carry its schema: every version of Hudi knows it. */
const deleteRecordList: AvroType = {
  kind: 'record',
  name: 'HoodieDeleteRecordList',
  fields: [
    {
      name: 'deleteRecordList',
      id: null,
      type: {
        kind: 'array',
        items: {
          kind: 'record',
          name: 'HoodieDeleteRecord',
          fields: [
            { name: 'recordKey', id: null, type: optional(primitive('string')) },
            { name: 'partitionPath', id: null, type: optional(primitive('string')) },
            {
              name: 'orderingVal',
              id: null,
              type: {
                kind: 'union',
                branches: [
                  { kind: 'null', logical: null },
                  wrapper('BooleanWrapper', primitive('boolean')),
                  wrapper('IntWrapper', primitive('int')),
                  wrapper('LongWrapper', primitive('long')),
                  wrapper('FloatWrapper', primitive('float')),
                  wrapper('DoubleWrapper', primitive('double')),
                  wrapper('BytesWrapper', primitive('bytes')),
                  wrapper('StringWrapper', primitive('string')),
                  wrapper('DateWrapper', primitive('int')),
                  wrapper('DecimalWrapper', primitive('bytes')),
                  wrapper('TimeMicrosWrapper', primitive('long')),
                  wrapper('TimestampMicrosWrapper', primitive('long')),
                ],
              },
            },
          ],
        },
      },
    },
  ],
};

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function intAt(view: DataView, start: number, file: string): number {
  if (start + 4 > view.byteLength) throw cutOff(file);
  return view.getInt32(start);
}

function part(bytes: Uint8Array, start: number, size: number, file: string): Uint8Array {
  if (size < 0 || start + size > bytes.length) throw cutOff(file);
  return bytes.subarray(start, start + size);
}

function cutOff(file: string): Unreadable {
  return new Unreadable(`${file}: a block of the log ends within a record. The file is damaged.`);
}

function isRecord(value: Plain): value is LogRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
