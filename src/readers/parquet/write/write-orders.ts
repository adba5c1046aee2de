import { gzipSync } from 'fflate';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import { arrange, makeOrders } from './orders.ts';
import type { Settings } from './settings.ts';

const SCHEMA: SchemaElement[] = [
  { name: 'orders', num_children: 5 },
  { name: 'id', type: 'INT64', repetition_type: 'REQUIRED' },
  {
    name: 'country',
    type: 'BYTE_ARRAY',
    repetition_type: 'REQUIRED',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  },
  {
    name: 'amount',
    type: 'INT32',
    repetition_type: 'REQUIRED',
    converted_type: 'DECIMAL',
    scale: 2,
    precision: 9,
    logical_type: { type: 'DECIMAL', scale: 2, precision: 9 },
  },
  {
    name: 'at',
    type: 'INT64',
    repetition_type: 'REQUIRED',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
  {
    name: 'note',
    type: 'BYTE_ARRAY',
    repetition_type: 'OPTIONAL',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  },
];

/** A Parquet file of orders, written by hyparquet-writer as the settings say. The same settings, the same bytes. */
export function writeOrders(settings: Settings): Uint8Array<ArrayBuffer> {
  const orders = arrange(makeOrders(settings.rows, settings.countries), settings.order);
  const column = (
    name: 'id' | 'country' | 'amount' | 'at' | 'note',
    data: unknown[],
  ): ColumnSource => ({
    name,
    data,
    ...(settings[name] !== 'auto' && { encoding: settings[name] }),
    columnIndex: settings.pageIndex === 'yes',
    offsetIndex: settings.pageIndex === 'yes',
    bloomFilter: settings.bloom === 'both' || settings.bloom === name,
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      column(
        'id',
        orders.map(({ id }) => BigInt(id)),
      ),
      column(
        'country',
        orders.map(({ country }) => country),
      ),
      column(
        'amount',
        orders.map(({ cents }) => BigInt(cents)),
      ),
      column(
        'at',
        orders.map(({ at }) => at),
      ),
      column(
        'note',
        orders.map(({ note }) => note),
      ),
    ],
    schema: SCHEMA,
    codec: settings.codec,
    compressors: { GZIP: (bytes) => gzipSync(bytes, { mtime: 0 }) },
    statistics: settings.statistics === 'yes',
    rowGroupSize: settings.groupRows,
    pageSize: settings.pageBytes,
    createdBy: 'hyparquet-writer 0.17.0',
  });
  return new Uint8Array(buffer);
}
