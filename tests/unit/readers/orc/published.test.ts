import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRows } from '../../../../src/readers/orc/rows.ts';
import { readStripe } from '../../../../src/readers/orc/stripe.ts';
import { readTail } from '../../../../src/readers/orc/tail.ts';
import { bytesSource } from '../../../../src/readers/source.ts';
import { engineRows, publishedFiles, spokenOf, tidyTimes } from '../published.ts';

const published = publishedFiles('.orc');

test.skipIf(published.length === 0)(
  'each published file has the rows that its engine read',
  async () => {
    for (const file of published) {
      const source = bytesSource(new Uint8Array(readFileSync(file.path)), file.id);
      const tail = await readTail(source);
      const rows = [];
      for (const place of tail.stripes) {
        const stripe = await readStripe(source, tail, place.index);
        for (let from = 0; from < place.rows; from += 1000) {
          rows.push(...(await readRows(source, tail, stripe, from, 1000)).rows);
        }
      }
      for (const told of engineRows(file)) {
        expect(rows).toHaveLength(told.count ?? told.rows.length);
        expect(spokenOf(rows, told).map(tidyTimes)).toEqual(told.rows.map(tidyTimes));
      }
    }
  },
);
