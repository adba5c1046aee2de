import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { openAvroRows } from './avro-rows.ts';
import { openParquetRows } from './parquet-rows.ts';
import type { RowFile } from './row-file.ts';

/** @param format as the table names it: `parquet`, `avro`, `orc` */
export async function openRowFile(source: ByteSource, format: string): Promise<RowFile> {
  switch (format) {
    case 'parquet':
      return openParquetRows(source);
    case 'avro':
      return openAvroRows(source);
    case 'orc':
      // Few tables have ORC files, and their reader is large.
      return (await import('./orc-rows.ts')).openOrcRows(source);
    default:
      throw new Unreadable(`${source.name} is of a format that cannot be shown: ${format}.`);
  }
}

export function formatOfPath(path: string): string {
  return /\.(parquet|avro|orc)$/.exec(path)?.[1] ?? path.split('.').at(-1) ?? '';
}
