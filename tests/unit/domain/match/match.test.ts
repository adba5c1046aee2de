import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  compileLexicon,
  LexiconError,
  matchPosting,
  type Lexicon,
} from '../../../../src/domain/match.ts';
import { anyText } from '../../any-text.ts';

const source = parse(readFileSync('content/skills.yaml', 'utf8')) as Lexicon;
const lexicon = compileLexicon(source);
const levels = (text: string) =>
  Object.fromEntries(matchPosting(text, lexicon).skills.map(({ id, level }) => [id, level]));
const found = (text: string) => Object.keys(levels(text)).sort();

describe('matchPosting', () => {
  it.each<[text: string, ids: string[]]>([
    ['Experience with Delta, Iceberg and Parquet', ['delta-lake', 'iceberg', 'parquet']],
    ['Fly with Delta: serve our guests on Delta flights', []],
    ['Ideas that spark joy and spark conversation', []],
    ['Stack: kafka, spark, hive', ['kafka', 'spark']],
    ['PySpark jobs', ['python', 'spark']],
    ['JavaScript and Java Script developers', []],
    ['C/C++ and Java/Scala', ['cpp', 'java', 'scala']],
    ['MySQL and SQL Server administration, NoSQL', []],
    ['Writing complex SQL', ['sql']],
    ['USB connectors, cable harness and wiring', []],
    ['Build source and sink connectors in Scala', ['flink-connectors', 'scala']],
    ['We stream video to millions', []],
    ['Java backend: diagnose production issues', ['debugging', 'java']],
    [
      '精通 Flink，熟悉数据湖与流批一体',
      ['batch-stream-unification', 'flink', 'lakehouse', 'stream-processing'],
    ],
    [
      'Informatik: Erfahrung mit verteilten Systemen und Echtzeit-Datenverarbeitung',
      ['distributed-systems', 'stream-processing'],
    ],
    ['Our ORC and Parquet files', ['orc', 'parquet']],
    ['The orc attacks the village', []],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it.each([
    `Cabin crew. At Delta we spark joy on Delta flights: stream films, diagnose problems with seats,
troubleshoot connectors, follow CDC guidelines, improve on-time performance with real-time data.`,
    `Registered nurse. Assess, diagnose and treat patients; root cause analysis of adverse events; manage
metadata of records; improve unit performance; follow CDC guidelines; keep training data of staff.`,
    `Brand manager. Optimize campaigns to improve performance, spark conversations, launch the feature
platform, keep the data catalog of assets, time travel with us, event streaming of our shows.`,
  ])('finds nothing in a posting of another trade: %s', (text) => {
    expect(found(text)).toEqual([]);
    // The same words count where software is made.
    expect(found(`${text}\n\nRequirements\n- Java backend`)).toContain('java');
  });

  it('takes a level from the heading above, and from words in the sentence', () => {
    const text = `Senior engineer, Kafka

What you'll do:
- Run Flink jobs

Requirements
- Java; Scala is a plus
- Python

**Nice to have**
- Iceberg. Parquet is required.

About us
We wrote Hudi.`;
    expect(levels(text)).toEqual({
      kafka: 'unknown',
      flink: 'unknown',
      java: 'minimum',
      scala: 'preferred',
      python: 'minimum',
      iceberg: 'preferred',
      parquet: 'minimum',
    });
  });

  it.each<[text: string]>([
    ['- Flink knowledge'],
    ['Flink skills'],
    ['FLINK EXPERIENCE'],
    ['- The Flink stack'],
    ['- You will build on Flink'],
    ['| Skill | Years |\n| :-- | --: |\n| Flink | 2 |'],
  ])('does not take for a heading what names a skill, or a column: %s', (text) => {
    expect(levels(`Software engineer\nNice to have\n${text}`)).toEqual({ flink: 'preferred' });
    expect(levels(`Software engineer\nRequirements\n${text}`)).toEqual({ flink: 'minimum' });
  });

  it('takes what stands before a colon for one, where a sentence ends the line, too', () => {
    const text = 'Software engineer.\nMust have: Scala and Kafka.\nNice to have: Flink.';
    expect(levels(text)).toEqual({ scala: 'minimum', kafka: 'minimum', flink: 'preferred' });
  });

  it('takes it for one with a mark, and what stands before a colon', () => {
    expect(levels('Nice to have\n## Java requirements\n- Scala\n- Bonus: Kafka')).toEqual({
      java: 'minimum',
      scala: 'minimum',
      kafka: 'preferred',
    });
    expect(found('Requirements\n- Java\nAbout Ververica\nWe like Kafka')).not.toContain('kafka');
  });

  it.each<[text: string, levels: Record<string, string>]>([
    ['Java is required, Scala is a plus', { java: 'minimum', scala: 'preferred' }],
    ['Scala is a plus but Java is required', { java: 'minimum', scala: 'preferred' }],
    [
      'Java, Scala or Python required, Flink preferred',
      { java: 'minimum', scala: 'minimum', python: 'minimum', flink: 'preferred' },
    ],
    ['You must have Java, Scala preferred', { java: 'minimum', scala: 'preferred' }],
    [
      'Ideally Java, Scala and Kafka',
      { java: 'preferred', scala: 'preferred', kafka: 'preferred' },
    ],
    [
      'Kafka is not strictly required; Java is not mandatory',
      { kafka: 'preferred', java: 'preferred' },
    ],
    ['必须熟悉 Java，有 Flink 经验者优先', { java: 'minimum', flink: 'preferred' }],
    ['Java zwingend, Scala wünschenswert', { java: 'minimum', scala: 'preferred' }],
    ['Java and Scala; Spark a plus', { java: 'unknown', scala: 'unknown', spark: 'preferred' }],
    ['Knowledge of Hadoop and Spark a must', { spark: 'minimum' }],
  ])('gives each skill of a sentence the hint that is nearest: %s', (text, wanted) => {
    expect(levels(text)).toEqual(wanted);
  });

  it.each([
    'Lagermitarbeiter (m/w/d): Du arbeitest flink und sorgfältig',
    'Sie sind flink, freundlich und gern unter Menschen',
    'Rider bei Flink in Berlin: Lebensmittel mit dem Fahrrad bringen',
    'Parquet floor layer with three years of experience',
    'We spark a conversation about ideas that spark the imagination',
  ])('is not taken in by a word of another meaning: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('counts nothing under a heading about the employer, until another heading', () => {
    expect(found('About us\nWe build on Kafka.\n\nResponsibilities\n- Java')).toEqual(['java']);
    expect(found('Benefits:\n- Spark lunches\n\n## The team\nWe use Spark and Kafka')).toEqual([
      'kafka',
      'spark',
    ]);
  });

  it.each<[text: string, ids: string[]]>([
    // A marked heading that says nothing ends what is muted; an unmarked line does not.
    ['About us\nWe sell.\n\n**Zeebe**\nWe run Kafka.', ['kafka']],
    ['About us\nWe sell.\n\nZeebe\nWe run Kafka.', []],
    // So does a heading that has run into its text.
    [
      'About us\nWe sell.\nOur tech stack we do not require it all but like it: we build with Kafka.',
      ['kafka'],
    ],
    // A list item speaks for itself alone.
    ['Requirements\n- Benefits: free Kafka\n- Java', ['java']],
  ])('knows where what is said of the employer ends: %s', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it('gives evidence in the text’s own offsets, in order, without overlap within a skill', () => {
    const text = 'Ünïcode 😀 Spark Streaming, Apache Spark; 流处理';
    for (const { evidence } of matchPosting(text, lexicon).skills) {
      let last = 0;
      for (const { start, end, text: words } of evidence) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(words);
        last = end;
      }
    }
    expect(
      matchPosting(text, lexicon).skills.find(({ id }) => id === 'spark')?.evidence,
    ).toMatchObject([{ text: 'Spark Streaming' }, { text: 'Apache Spark' }]);
  });

  it('reads any text, the same way each time', () => {
    const words = [
      'Flink',
      'spark',
      'About us\n',
      '- ',
      'C++',
      '\n',
      '数据湖',
      '. ',
      '**',
      ':',
      'is a plus',
    ];
    const posting = fc
      .array(fc.oneof(fc.constantFrom(...words), anyText(10)))
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(posting, (text) => {
        const match = matchPosting(text, lexicon);
        expect(matchPosting(text, lexicon)).toEqual(match);
        for (const { evidence } of match.skills)
          for (const { start, end, text: words } of evidence)
            expect(text.slice(start, end)).toBe(words);
      }),
    );
  });

  // Work that grew with the square of the length would take minutes here.
  it.each<[what: string, part: string]>([
    ['a trap word', 'spark '],
    ['an open gap', 'optimizing '],
    ['a heading', 'About us:\n'],
    ['markup', '<script>alert(1)</script>'],
    ['wrapped lines', 'data lake\n'],
    ['ideographs', '流'],
    ['unseen marks', '\u202e\u200b'],
    ['bullets', '\n - \n'],
    ['combining marks', 'e\u0301\u0301'],
    ['colons', 'a: '],
  ])('ends soon with 400 kB of one thing: %s', (_, part) => {
    expect(matchPosting(part.repeat(400_000 / part.length), lexicon).skills.length).toBeLessThan(3);
  });

  it('takes a megabyte without a blank, and markup, as what they are', () => {
    expect(found('x'.repeat(1_000_000))).toEqual([]);
    expect(found(`<img src=x onerror="alert('Flink')"> ${'<b>'.repeat(1000)}Kafka`)).toEqual([
      'kafka',
    ]);
  });
});

describe('compileLexicon', () => {
  it('names every phrase that cannot be read, and whose it is', () => {
    const faulty: Lexicon = {
      ...source,
      asides: ['{none} x'],
      skills: [{ id: 'java', phrases: ['..3 java', { phrases: ['java'], near: ['[a'] }] }],
    };
    const compile = () => compileLexicon(faulty);
    expect(compile).toThrow(LexiconError);
    expect(compile).toThrow(
      /asides: phrase "\{none\} x" names the list "none".*\nskill "java": phrase "\.\.3 java" must begin with a word\nskill "java": phrase "\[a" has a stray "\["/,
    );
  });
});
