import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

/** What a phone's camera reads in an element's picture; `null` where there is not one code. */
export async function readCode(element: Locator): Promise<string | null> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const codes = await readBarcodes(await element.screenshot(), { formats: ['QRCode'] });
  return codes.length === 1 && codes[0]?.isValid ? codes[0].text : null;
}
