import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhrase, PhraseError, PhraseIndex } from '../../../../src/domain/match/phrase.ts';
import { tokenize } from '../../../../src/domain/match/tokens.ts';
import { anyText } from '../../any-text.ts';

/** The words of `text` that a phrase matches, each time it does. */
function matches(phrase: string, text: string): string[] {
  const index = new PhraseIndex<true>();
  index.add(parsePhrase(phrase), true);
  const { tokens } = tokenize(text);
  return tokens.flatMap((token, at) =>
    [...index.findAt(tokens, at)].map(({ to }) => text.slice(token.start, tokens[to - 1]?.end)),
  );
}

describe('a phrase', () => {
  it.each<[phrase: string, text: string, found: string[]]>([
    [
      'change data capture',
      'Change-Data Capture, change/data_capture',
      ['Change-Data Capture', 'change/data_capture'],
    ],
    ['data lake', 'data lakes, datalakes, Data lake’s edge', ['data lakes', 'Data lake']],
    ['query', 'QUERIES and requery', ['QUERIES']],
    ['data lake', 'data, lake; data. Lake (data) lake', []],
    ['java', 'JavaScript Java javas java-like myjava', ['Java', 'javas', 'java']],
    ['=Delta', 'Delta delta DELTA', ['Delta']],
    ['=ORC', 'ORC orc ORCs', ['ORC', 'ORCs']],
    ['optimi*', 'optimise optimizing suboptimising', ['optimise', 'optimizing']],
    ['[tune|tuning of] ..2 queries', 'tuning of our slow queries', ['tuning of our slow queries']],
    ['tune ..2 queries', 'tune it. Slow queries', []],
    ['tune ..1 queries', 'tune all of queries', []],
    [
      'batch (and|or) stream',
      'batch stream, batch and stream, batch & stream, batch/stream',
      ['batch stream', 'batch and stream', 'batch & stream', 'batch/stream'],
    ],
    ['c++', 'C, C++, C++17 and c++. C+', ['C++', 'C++', 'c++']],
    ['数据湖', '负责数据湖的建设，数据 湖', ['数据湖', '数据 湖']],
    [
      'flink',
      'Ｆｌｉｎｋ and F\u200bli\u00adnk and \u202eFlink',
      ['Ｆｌｉｎｋ', 'F\u200bli\u00adnk', '\u202eFlink'],
    ],
  ])('%s in %j', (phrase, text, found) => {
    expect(matches(phrase, text)).toEqual(found);
  });

  it('goes on over a wrapped line, and not into the next item of a list', () => {
    expect(
      matches('schema evolution', 'Experience with schema\n   evolution in tables'),
    ).toHaveLength(1);
    for (const text of ['- schema\n- evolution', 'Schema\nEvolution', 'schema\n\nevolution'])
      expect(matches('schema evolution', text)).toEqual([]);
  });

  it.each([
    ...['', '..2 data', '(and) data', 'data [', 'data | lake', 'data ..99', '[a|] b', '[,] b'],
    ...['[a ..2 b|c] d', '[a (b)|c] d'],
  ])('cannot be %j', (phrase) => {
    expect(() => parsePhrase(phrase)).toThrow(PhraseError);
  });
});

describe('tokenize', () => {
  it('finds words in order, within the text, each in a line, whatever the text', () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        const { tokens, lines } = tokenize(text);
        let last = 0;
        for (const { start, end, line } of tokens) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(lines[line]?.start ?? Infinity);
          expect(end).toBeLessThanOrEqual(lines[line]?.end ?? -1);
          last = end;
        }
        expect(lines.flatMap(({ from, to }) => tokens.slice(from, to))).toEqual(tokens);
      }),
    );
  });
});
