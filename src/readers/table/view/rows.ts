import type { ByteSource } from '../../source.ts';
import { openParquetRows } from '../parquet-rows.ts';
import { openRowFile } from '../open-row-file.ts';
import { MOST_ROWS, type FileView } from './view.ts';

export async function viewParquet(source: ByteSource): Promise<FileView> {
  const file = await openParquetRows(source);
  const columns = file.fields.map(({ name }) => name);
  return {
    kind: 'rows',
    columns,
    rows: await file.read(0, Math.min(file.rowCount, MOST_ROWS), columns),
    count: file.rowCount,
    facts: [
      { name: 'row groups', value: String(file.rowGroups) },
      { name: 'written by', value: file.createdBy },
      {
        name: 'columns',
        value: file.fields
          .map(({ name, type, id }) => `${name} ${type}${id === null ? '' : ` (id ${id})`}`)
          .join(', '),
      },
    ].filter(({ value }) => value !== ''),
  };
}

export async function viewOrc(source: ByteSource): Promise<FileView> {
  const { fields, rowCount, read } = await openRowFile(source, 'orc');
  const columns = fields.map(({ name }) => name);
  return {
    kind: 'rows',
    columns,
    rows: await read(0, Math.min(rowCount, MOST_ROWS), columns),
    count: rowCount,
    facts: [
      { name: 'columns', value: fields.map(({ name, type }) => `${name} ${type}`).join(', ') },
    ],
  };
}
