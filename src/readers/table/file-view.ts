import { readAvro } from '../avro/container.ts';
import { plainAvro } from '../avro/plain.ts';
import { isHudiLog, readLogBlocks, type LogBlock } from '../hudi-log/blocks.ts';
import { readLogDeletes, readLogRecords } from '../hudi-log/records.ts';
import { parseJson, type Json } from '../json.ts';
import type { Plain } from '../plain-value.ts';
import { readPuffinFooter } from '../puffin.ts';
import { readDeletionVector } from '../roaring/deletion-vector.ts';
import { readVectorFile } from '../roaring/vector-file.ts';
import { at, listAt, numberAt, textAt } from '../lookup.ts';
import type { ByteSource } from '../source.ts';
import { metadataText } from './iceberg/metadata.ts';
import type { Fact, Role } from './model.ts';
import { openParquetRows } from './parquet-rows.ts';
import { openRowFile } from './row-file.ts';

/** A file, opened to be looked at. */
export type FileView = { facts: Fact[] } & (
  | { kind: 'text'; text: string; isCut: boolean }
  /** One JSON object a line: each with the key that says what it is. */
  | { kind: 'lines'; lines: { label: string; text: string }[]; count: number }
  | { kind: 'rows'; columns: string[]; rows: Plain[][]; count: number }
  | {
      kind: 'vectors';
      vectors: { label: string; positions: number[]; count: number }[];
      text: string;
    }
  /** A log file of Hudi, block by block. */
  | {
      kind: 'blocks';
      blocks: { label: string; columns: string[]; rows: Plain[][] }[];
    }
  | { kind: 'bytes'; lines: string[] }
  | { kind: 'empty' }
);

const LONGEST_TEXT = 200_000;
const MOST_LINES = 200;
const MOST_ROWS = 1_000;
const MOST_POSITIONS = 500;
const HEAD = 256;

/** Opens a file by what it is. Rejects with `Unreadable` where it is not what its role says. */
export async function viewFile(source: ByteSource, role: Role | null): Promise<FileView> {
  if (source.size === 0) return { kind: 'empty', facts: [] };
  const head = await source.read(0, Math.min(HEAD, source.size));
  const start = new TextDecoder('latin1').decode(head);
  if (start.startsWith('Obj\x01')) return viewAvro(source);
  if (start.startsWith('PAR1')) return viewParquet(source);
  if (start.startsWith('ORC')) return viewOrc(source);
  if (start.startsWith('PFA1')) return viewPuffin(source);
  if (isHudiLog(head)) return viewLog(source);
  if (role === 'deletion-vector') return viewVectors(source);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const packed = await source.read(0, source.size);
    return viewJson(await metadataText(packed, source.name), source.name);
  }
  if (isText(head)) {
    const bytes = await source.read(0, Math.min(source.size, LONGEST_TEXT * 2));
    const text = new TextDecoder().decode(bytes);
    if (/^\s*[[{]/.test(text) && bytes.length === source.size) return viewJson(text, source.name);
    return {
      kind: 'text',
      text: text.slice(0, LONGEST_TEXT),
      isCut: text.length > LONGEST_TEXT,
      facts: [],
    };
  }
  return {
    kind: 'bytes',
    lines: hexLines(head),
    facts: [{ name: 'format', value: formatName(start) }],
  };
}

function viewJson(text: string, file: string): FileView {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (
    lines.length > 1 &&
    lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))
  ) {
    return {
      kind: 'lines',
      count: lines.length,
      lines: lines.slice(0, MOST_LINES).map((line) => {
        const json = parseJson(line, file);
        return { label: Object.keys(json ?? {})[0] ?? '', text: pretty(unfold(json)) };
      }),
      facts: [],
    };
  }
  const shown = pretty(parseJson(text, file));
  return {
    kind: 'text',
    text: shown.slice(0, LONGEST_TEXT),
    isCut: shown.length > LONGEST_TEXT,
    facts: [],
  };
}

/** Delta and Hudi keep JSON as text within JSON: statistics, a schema. */
function unfold(value: Json): Json {
  if (typeof value === 'string' && /^\{.*\}$/s.test(value)) {
    try {
      return parseJson(value, '');
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unfold);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unfold(one)]));
}

/** A long whole number was put into quotes to be read: it is shown without them. */
function pretty(value: Json): string {
  return JSON.stringify(value, null, 2).replace(/"(-?\d{16,20})"(?=,?$)/gm, '$1');
}

async function viewAvro(source: ByteSource): Promise<FileView> {
  const { schema, codec, header, records, blocks } = await readAvro(source);
  const flat = records
    .slice(0, MOST_ROWS)
    .map((record) => new Map(flatten(plainAvro(schema, record), '')));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))].filter((column) =>
    // What no record says takes no room.
    flat.some((row) => (row.get(column) ?? null) !== null),
  );
  const said = [...header].filter(([key]) => !/schema/.test(key) && key !== 'avro.codec');
  return {
    kind: 'rows',
    columns,
    rows: flat.map((row) => columns.map((column) => row.get(column) ?? null)),
    count: records.length,
    facts: [
      { name: 'Avro codec', value: codec },
      { name: 'blocks', value: String(blocks) },
      ...said.map(([name, value]) => ({ name, value })),
    ],
  };
}

const DEEPEST = 6;

/** Nested records as columns with dots: `data_file.file_path`. */
function flatten(value: Plain, prefix: string, depth = 0): [string, Plain][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > DEEPEST) {
    return [[prefix === '' ? 'value' : prefix, value]];
  }
  return Object.entries(value).flatMap(([key, one]) =>
    flatten(one, prefix === '' ? key : `${prefix}.${key}`, depth + 1),
  );
}

async function viewParquet(source: ByteSource): Promise<FileView> {
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

async function viewOrc(source: ByteSource): Promise<FileView> {
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

async function viewPuffin(source: ByteSource): Promise<FileView> {
  const footer = await readPuffinFooter(source);
  const vectors = [];
  for (const blob of listAt(footer, 'blobs').slice(0, MOST_LINES)) {
    if (textAt(blob, 'type') !== 'deletion-vector-v1') continue;
    const start = numberAt(blob, 'offset');
    const bytes = await source.read(start, start + numberAt(blob, 'length'));
    const set = readDeletionVector(bytes.subarray(4, -4), source.name);
    const of = textAt(at(blob, 'properties'), 'referenced-data-file').split('/').at(-1) ?? '';
    vectors.push({
      label: `Rows of ${of}`,
      positions: set.first(MOST_POSITIONS),
      count: set.size,
    });
  }
  return { kind: 'vectors', vectors, text: pretty(footer), facts: [] };
}

async function viewVectors(source: ByteSource): Promise<FileView> {
  const vectors = await readVectorFile(source);
  return {
    kind: 'vectors',
    vectors: vectors.map(({ start, set }) => ({
      label: `The vector at byte ${start}`,
      positions: set.first(MOST_POSITIONS),
      count: set.size,
    })),
    text: '',
    facts: [],
  };
}

async function viewLog(source: ByteSource): Promise<FileView> {
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

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function formatName(start: string): string {
  return start.startsWith('DATABLK*') ? 'HFile' : 'not known to this page';
}

/** Sixteen bytes a line, and what they would be as text. */
function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const part = [...bytes.subarray(start, start + 16)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    );
    lines.push(`${start.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${text.join('')}`);
  }
  return lines;
}
