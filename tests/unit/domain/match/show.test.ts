import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPosting } from '../../../../src/domain/match.ts';
import { markPosting } from '../../../../src/domain/match/mark.ts';
import { quoteLines } from '../../../../src/domain/match/quote.ts';
import { lexicon } from './score.ts';

const mark = (text: string) => markPosting(text, matchPosting(text, lexicon));

describe('markPosting', () => {
  it('cuts a line where words begin and end, and names all skills of each piece', () => {
    expect(mark('Java.\nSpark Streaming jobs')).toEqual([
      {
        ...{ number: 1, start: 0 },
        pieces: [
          { text: 'Java', skills: ['java'] },
          { text: '.', skills: [] },
        ],
      },
      {
        ...{ number: 2, start: 6 },
        pieces: [
          { text: 'Spark Streaming', skills: ['stream-processing', 'spark'] },
          { text: ' jobs', skills: [] },
        ],
      },
    ]);
  });

  it('marks wrapped words in both lines', () => {
    const marked = mark('Java and schema\n  evolution of tables').map(({ pieces }) =>
      pieces.filter(({ skills }) => skills.includes('schema-evolution')).map(({ text }) => text),
    );
    expect(marked).toEqual([['schema'], ['  evolution']]);
  });

  it('shows the whole text, whatever it is', () => {
    const words = [
      'Flink',
      'spark streaming',
      '\n',
      ' ',
      'C++',
      '流批一体',
      '- schema\n  evolution',
      '😀',
      '\r\n',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words)).map((list) => list.join(' ')),
        (text) => {
          const lines = mark(text).map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
          expect(lines.join('\n')).toBe(text);
        },
      ),
    );
  });
});

/** Milliseconds of this thread on a processor, whatever else the machine does: the least of three. */
function workOf(task: () => void): number {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.threadCpuUsage();
    task();
    return process.threadCpuUsage(before).user / 1000;
  });
  return Math.min(...runs);
}

// Work that grew with the square of the length would be sixteen times as much.
it.each(['Kafka Flink ', 'Kafka Flink\n'])(
  'marks and quotes four times as many hits of %j with some four times the work',
  (part) => {
    const markAll = (length: number) => {
      const text = part.repeat(length / part.length);
      const match = matchPosting(text, lexicon);
      const pieces = markPosting(text, match).flatMap((line) => line.pieces);
      for (const { evidence } of match.skills) quoteLines(text, evidence);
      return pieces.length;
    };
    expect(markAll(200_000)).toBeGreaterThan(33_000);
    expect(workOf(() => markAll(200_000)) / workOf(() => markAll(50_000))).toBeLessThan(9);
  },
);

describe('quoteLines', () => {
  const quotes = (text: string, skill: string) =>
    quoteLines(
      text,
      matchPosting(text, lexicon).skills.find(({ id }) => id === skill)?.evidence ?? [],
    );

  it('gives a line once, without its bullet, with its number and level', () => {
    expect(quotes('Jobs\n\n  - Kafka, and more Kafka\nNice to have\n- Kafka', 'kafka')).toEqual([
      { line: 3, level: 'unknown', before: '', words: 'Kafka', after: ', and more Kafka' },
      { line: 5, level: 'preferred', before: '', words: 'Kafka', after: '' },
    ]);
  });

  it('shortens a long line around the words, at blanks', () => {
    const long = `${'one two three '.repeat(20)}Kafka ${'four five six '.repeat(20)}`;
    const [quote] = quotes(long, 'kafka');
    expect(quote?.before).toMatch(/^… (one|two|three) .* three $/);
    expect(quote?.before.length).toBeLessThanOrEqual(42);
    expect(quote?.after).toMatch(/^ four .* (four|five|six) …$/);
    expect(quote?.after.length).toBeLessThanOrEqual(92);
  });
});
