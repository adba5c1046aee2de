import { readLogBlocks, type LogBlock } from '../../hudi-log/blocks.ts';
import { readLogDeletes, readLogRecords } from '../../hudi-log/records.ts';
import type { Plain } from '../../plain-value.ts';
import type { ByteSource } from '../../source.ts';
import { MOST_LINES, MOST_ROWS, type FileView } from './view.ts';

export async function viewLog(source: ByteSource): Promise<FileView> {
  const blocks = [];
  for (const block of (await readLogBlocks(source)).slice(0, MOST_LINES)) {
    const { type, instant, target } = block;
    const of = target === null ? `of instant ${instant}` : `that takes back instant ${target}`;
    blocks.push({ label: `A block with ${type} ${of}`, ...(await blockRows(block, source.name)) });
  }
  return { kind: 'blocks', blocks, facts: [{ name: 'blocks', value: String(blocks.length) }] };
}

async function blockRows(block: LogBlock, file: string) {
  if (block.type === 'delete') {
    const deletes = readLogDeletes(block, file);
    return {
      columns: ['record key', 'partition', 'ordering value'],
      rows: deletes
        .slice(0, MOST_ROWS)
        .map((one): Plain[] => [one.key, one.partition, one.ordering]),
    };
  }
  if (block.type !== 'avro data' && block.type !== 'parquet data') return { columns: [], rows: [] };
  const records = (await readLogRecords(block, file)).slice(0, MOST_ROWS);
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { columns, rows: records.map((one) => columns.map((name) => one[name] ?? null)) };
}
