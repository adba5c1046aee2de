import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from '@playwright/test';
import { listFiles } from '../../src/catalog/site-files.ts';
import { openAtRest, type OpenSite } from './open-site.ts';
import type { Figure, Row } from './table.ts';

interface Weight {
  document: number;
  script: number;
  other: number;
}

/** What every page sends before any interaction, heaviest documents first; module pages are held to their budget. */
export async function benchPages({ browser, folder, url, paths }: OpenSite): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of paths) {
    const weight = await weigh(browser, url + path);
    const limits = /^\/modules\/./.test(path) ? { document: 40, rest: 28, script: 18 } : undefined;
    rows.push({
      what: path,
      ...kB(weight.document, limits?.document),
      more: [kB(weight.script + weight.other, limits?.rest), kB(weight.script, limits?.script)],
    });
  }
  rows.sort((a, b) => b.value - a.value);
  const whole = listFiles(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return [
    ...rows,
    ...['catalog.json', 'offline.json'].map((file) => ({
      what: file,
      ...kB(gzipped(readFileSync(join(folder, file)))),
    })),
    { what: 'the whole site, not compressed', ...kB(whole) },
  ];
}

const gzipped = (body: Buffer) => gzipSync(body, { level: 9 }).length;

const kB = (bytes: number, limit?: number): Figure => ({
  value: bytes / 1000,
  unit: 'kB',
  ...(limit !== undefined && { limit }),
});

async function weigh(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const weight: Weight = { document: 0, script: 0, other: 0 };
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await openAtRest(page, url);
  for (const response of responses) {
    const type = response.request().resourceType();
    const size = gzipped(await response.body());
    weight[type === 'document' || type === 'script' ? type : 'other'] += size;
  }
  await page.close();
  return weight;
}
