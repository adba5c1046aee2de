import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLongWords } from '../../../src/catalog/long-words.ts';

test.each([
  ['manifest-list-7c1/manifest-3.avro', 'manifest-|list-|7c1/|manifest-|3.|avro'],
  ['MergeTreeCompactRewriter', 'Merge|Tree|Compact|Rewriter'],
  ['execution.checkpointing.interval', 'execution.|checkpointing.|interval'],
  ['merge-engine', 'merge-engine'],
  ['SELECT count(*) FROM t', 'SELECT count(*) FROM t'],
  ['run with parquet.block.size.row.check now', 'run with parquet.|block.|size.|row.|check now'],
  ['-XX:+DisableExplicitGC', '-XX:+Disable|ExplicitGC'],
])('%s breaks at its joints', (text, pieces) => {
  expect(splitLongWords(text)).toEqual(pieces.split('|'));
});

test('pieces joined are the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(splitLongWords(text).join('')).toBe(text);
    }),
  );
});
