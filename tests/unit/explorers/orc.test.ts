import { expect, test } from 'vitest';
import { placeQuery, readPlace } from '../../../src/explorers/orc/address.ts';
import { fateOf, scanWords } from '../../../src/explorers/orc/scan-words.ts';
import { Session } from '../../../src/explorers/orc/session.ts';
import { withQuery } from '../../../src/explorers/shell/address.ts';
import { trace } from '../../../src/explorers/orc/words.ts';
import { bytesSource } from '../../../src/readers/source.ts';
import { orcBytes } from '../readers/orc/fixture.ts';

const open = (name: string) => Session.open(bytesSource(orcBytes(name), `${name}.orc`));

test('a place comes back from its address, and others’ parameters stay', () => {
  const place = { open: 'parcels-orc', stripe: 2, column: 4 };
  const address = withQuery('https://x.test/explore/orc/?a=1#b', placeQuery(place));
  expect(address).toBe('https://x.test/explore/orc/?a=1&open=parcels-orc&stripe=3&column=4#b');
  expect(readPlace(new URL(address).search)).toEqual(place);
  expect(withQuery(address, placeQuery({ open: null, stripe: 1, column: 2 }))).toBe(
    'https://x.test/explore/orc/?a=1#b',
  );
  expect(readPlace('?stripe=-1&column=x')).toEqual({ open: null, stripe: 0, column: null });
});

test('what leaves the worker can be cloned, and says what the file has', async () => {
  const session = await open('zlib');
  const { overview, parts, read } = structuredClone({
    overview: session.overview,
    parts: session.parts,
    read: session.read,
  });
  expect(overview).toMatchObject({
    rows: 1150,
    stride: 1000,
    compression: 'zlib',
    version: '0.12',
  });
  expect(trace(overview)).toHaveLength(5);
  expect(parts.map(({ label }) => label)).toEqual([
    '“ORC”',
    'stripe 1',
    'metadata',
    'footer',
    'postscript',
    'length',
  ]);
  expect(read.count).toBe(1);

  const stripe = structuredClone(await session.stripe(0));
  const text = overview.columns.find(({ path }) => path === 'text')?.id ?? 0;
  expect(stripe.streams.filter(({ column }) => column === 'text').map(({ kind }) => kind)).toEqual([
    'ROW_INDEX',
    'BLOOM_FILTER_UTF8',
    'PRESENT',
    'LENGTH',
    'DATA',
  ]);
  const column = structuredClone(await session.column(0, text));
  expect(column.groups.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
    [0, 1000],
    [1000, 150],
  ]);
  expect(column.groups[1]?.positions.map(({ stream }) => stream)).toEqual([
    'PRESENT',
    'DATA',
    'LENGTH',
  ]);
  const city = overview.columns.find(({ path }) => path === 'city')?.id ?? 0;
  expect((await session.column(0, city)).words).toEqual({
    words: ['', 'Oslo', 'Pune', 'Zürich'],
    size: 4,
  });
});

test('a scan is told in words', async () => {
  const session = await open('zlib');
  const plain = session.overview.columns.find(({ path }) => path === 'plain')?.id ?? 0;
  const answer = await session.scan(plain, '=', '340', () => undefined);
  if ('misread' in answer) throw new Error(answer.misread);
  expect(answer.scan.stripes[0]?.groups.map(fateOf)).toEqual(['range', 'match']);
  expect(scanWords(answer.scan, answer.cost, session.overview.size, 1)).toMatch(
    /^0 of 1 stripe left out .* 1 read: 150 rows, of which \d match/,
  );
  expect(await session.scan(plain, '=', 'many', () => undefined)).toEqual({
    misread: '“many” is no value of type int.',
  });
});
