import { readAvro } from '../../avro/container.ts';
import { plainAvro } from '../../avro/plain.ts';
import { layOutJson, type Json } from '../../json.ts';
import type { Plain } from '../../plain-value.ts';
import type { ByteSource } from '../../source.ts';
import { textView, unfold } from './text.ts';
import { MOST_ROWS, type FileView } from './view.ts';

/** Records as a table: a few of them downwards, many across. */
export async function viewAvro(source: ByteSource): Promise<FileView> {
  const { schema, codec, header, records, blocks } = await readAvro(source);
  const said = [...header].filter(([key]) => !/schema/.test(key) && key !== 'avro.codec');
  const facts = [
    { name: 'Avro codec', value: codec },
    { name: 'blocks', value: String(blocks) },
    ...said.map(([name, value]) => ({ name, value })),
  ];
  const flat = records
    .slice(0, MOST_ROWS)
    .map((record) => new Map(flatten(plainAvro(schema, record), '')));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))].filter((column) =>
    // What no record says takes no room.
    flat.some((row) => (row.get(column) ?? null) !== null),
  );
  const [only] = records;
  if (only !== undefined && flat.length === 1 && isDeep([...(flat[0]?.values() ?? [])])) {
    return { ...textView(layOutJson(unfold(plainJson(plainAvro(schema, only))))), facts };
  }
  if (flat.length > 0 && flat.length <= FEW_RECORDS) {
    // Read downwards: a record has far more fields than a page is wide.
    return {
      kind: 'rows',
      columns: ['field', ...flat.map((_, at) => `record ${at + 1}`)],
      rows: columns.map((column) => [column, ...flat.map((row) => row.get(column) ?? null)]),
      count: columns.length,
      facts,
    };
  }
  return {
    kind: 'rows',
    columns,
    rows: flat.map((row) => columns.map((column) => row.get(column) ?? null)),
    count: records.length,
    facts,
  };
}

const FEW_RECORDS = 3;
/** A cell of more characters is no cell: Hudi writes a whole commit as one record. */
const LONGEST_CELL = 400;

function isDeep(values: readonly Plain[]): boolean {
  return values.some(
    (value) => typeof value === 'object' && JSON.stringify(value).length > LONGEST_CELL,
  );
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

function plainJson(value: Plain): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
