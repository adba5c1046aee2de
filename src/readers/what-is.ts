/** First bytes of files that are often taken for another, and what to call them. */
const MAGIC: readonly (readonly [at: number, magic: string, name: string])[] = [
  [0, 'PAR1', 'a Parquet file'],
  [0, 'PARE', 'an encrypted Parquet file'],
  [0, 'ORC', 'an ORC file'],
  [0, 'Obj\x01', 'an Avro file'],
  [0, 'ARROW1', 'an Arrow file'],
  [0, '\xff\xff\xff\xff', 'an Arrow stream'],
  [0, 'PK\x03\x04', 'a zip archive'],
  [0, '\x1f\x8b', 'a gzip archive'],
  [0, '\x28\xb5\x2f\xfd', 'a zstd archive'],
  [0, '7z\xbc\xaf', 'a 7z archive'],
  [0, 'SQLite format 3', 'an SQLite database'],
  [8, 'DUCK', 'a DuckDB database'],
  [0, '\x89HDF', 'an HDF5 file'],
  [0, '\x89PNG', 'a PNG picture'],
  [0, '\xff\xd8\xff', 'a JPEG picture'],
  [0, 'GIF8', 'a GIF picture'],
  [8, 'WEBP', 'a WebP picture'],
  [0, '%PDF', 'a PDF document'],
  [0, '\x7fELF', 'a program'],
  [0, 'MZ', 'a program'],
];

/** How many bytes `whatIs` wants to see. */
export const TELLING_BYTES = 64;

/** What a file seems to be by its first bytes, in words; undefined where nothing tells. */
export function whatIs(head: Uint8Array): string | undefined {
  for (const [at, magic, name] of MAGIC) {
    const hits = [...magic].every((letter, i) => head[at + i] === letter.charCodeAt(0));
    if (hits) return name;
  }
  if (head.length === 0) return undefined;
  const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  if (!isText) return undefined;
  const text = new TextDecoder().decode(head).trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return 'a JSON file';
  return text.startsWith('<') ? 'an HTML or XML file' : 'a text file';
}
