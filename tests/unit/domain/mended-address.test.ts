import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mendAddress } from '../../../src/domain/mended-address.ts';

test.each([
  ['/path/%23plan=1.7.fw.b1xq', '/path/#plan=1.7.fw.b1xq'],
  ['/path/%2523plan%253D1.7.fw.b1xq', '/path/#plan=1.7.fw.b1xq'],
  ['/path/#plan%3D1.7.fw.b1xq', '/path/#plan=1.7.fw.b1xq'],
  ['#plan=1%2E7%2Efw%7Ego.b1xq).', '#plan=1.7.fw~go.b1xq'],
  ['/path/#plan=1.7.fw.b1xq%E2%80%9D', '/path/#plan=1.7.fw.b1xq'],
  ['/bring/%23p=eJx-_w&amp;part%3D1.2', '/bring/#p=eJx-_w&part=1.2'],
  ['/bring/%23p%3DeJx%5Fw%26part=1.2>', '/bring/#p=eJx_w&part=1.2'],
  ['/modules/flink-state-and-ttl/%23fst-ttl,', '/modules/flink-state-and-ttl/#fst-ttl'],
  ['/modules/?state=passed', '/modules/?state=passed'],
])('%s', (given, mended) => {
  expect(mendAddress(given)).toBe(mended);
});

test('what was not rewritten stays as it is', () => {
  const link = fc.stringMatching(/^#(plan=1(\.[\w~-]{0,5}){3}\.[0-9a-z]{1,6}|p=[\w-]{1,30})$/);
  fc.assert(fc.property(link, (text) => mendAddress(text) === text));
  fc.assert(fc.property(link, (text) => mendAddress(`${encodeURIComponent(text)}.`) === text));
});
