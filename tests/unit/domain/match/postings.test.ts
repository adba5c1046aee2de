import { describe, expect, it } from 'vitest';
import { scorePostings } from './score.ts';

// Invented postings in three languages, written and labelled without knowing the phrases.
const score = scorePostings('tests/fixtures/postings');

describe('the lexicon on invented postings', () => {
  it('finds nearly all skills, and nothing else', () => {
    expect({ wrong: score.wrong, missed: score.missed }).toEqual({
      wrong: [],
      missed: [
        // "Connect systems": said without the word.
        '01-realtime-logistics-markdown: flink-connectors',
        // The one word stands in a line without a hint that it is a format.
        '03-robotics-training-data-email: lance',
        '09-flink-realtime-zh: flink-connectors',
      ],
    });
    expect(score.f1).toBeGreaterThan(0.98);
  });

  it('finds nothing in the postings of other trades', () => {
    const others = [...score.matches].filter(([name]) => /^1[456]-/.test(name));
    expect(others).toHaveLength(3);
    for (const [name, { skills }] of others) expect(skills, name).toEqual([]);
  });

  it('takes the level that is plain from a heading or a hint', () => {
    expect(score.levels).toBeGreaterThan(150);
    expect(score.levelsRight / score.levels).toBeGreaterThan(0.95);
  });

  it('knows every skill from at least one of them', () => {
    const found = new Set(
      [...score.matches.values()].flatMap(({ skills }) => skills.map(({ id }) => id)),
    );
    expect(found.size).toBe(34);
  });
});
