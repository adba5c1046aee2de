import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Plain } from '../../../../src/readers/plain-value.ts';
import { bytesSource } from '../../../../src/readers/source.ts';
import { readTail } from '../../../../src/readers/orc/tail.ts';

const folder = 'tests/fixtures/explorers/orc';

/** One of the files that `make_orc.py` writes. */
export function orcBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(`${folder}/${name}.orc`));
}

/** Its rows as pyarrow reads them. */
export function orcRows(name: string): Plain[][] {
  return JSON.parse(
    gunzipSync(readFileSync(`${folder}/${name}.rows.json.gz`)).toString(),
  ) as Plain[][];
}

export async function openOrc(name: string) {
  const source = bytesSource(orcBytes(name), `${name}.orc`);
  return { source, tail: await readTail(source) };
}
