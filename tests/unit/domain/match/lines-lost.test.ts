import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPosting } from '../../../../src/domain/match.ts';
import { readable } from '../../../../src/domain/match/readable.ts';
import { summary } from './levels-of.ts';
import { lexicon } from './score.ts';

const posting = `Data engineer, streaming
Requirements
- 3+ years of Java
- Apache Flink and Kafka
Nice to have
- Apache Iceberg
- PyTorch
Benefits
- Free SQL and Python courses`;
const right = 'minimum: flink, java, kafka; preferred: iceberg, pytorch';

describe('line ends', () => {
  it.each([
    ['CR', '\r'],
    ['CR LF', '\r\n'],
    ['VT', '\v'],
    ['FF', '\f'],
    ['NEL', '\u0085'],
    ['LS', '\u2028'],
    ['PS', '\u2029'],
    ['CR and VT by turns', '\r\v'],
  ])('%s ends a line, and offsets point into the text as given', (_, end) => {
    const text = posting.replaceAll('\n', end);
    expect(summary(text)).toBe(right);
    for (const { evidence } of matchPosting(text, lexicon).skills)
      for (const { start, end: until, text: words } of evidence)
        expect(text.slice(start, until)).toBe(words);
  });

  it('says the same of every invented posting, whatever ends its lines', () => {
    const folder = 'tests/fixtures/postings';
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const ends = fc.constantFrom('\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029');
    fc.assert(
      fc.property(fc.constantFrom(...texts), ends, (text, end) => {
        expect(summary(text.replaceAll('\n', end))).toBe(summary(text));
      }),
      { numRuns: 40 },
    );
  });
});

describe('items and headings that ran together', () => {
  it.each<[what: string, text: string, expected: string]>([
    ['bullets', posting.replaceAll('\n- ', '▪ ').replaceAll('\n', ''), right],
    ['bullets of Word', posting.replaceAll('\n- ', '\uf0b7').replaceAll('\n', ''), right],
    ['arrows', posting.replaceAll('\n- ', ' ➢ ').replaceAll('\n', ''), right],
    ['hyphens', posting.replaceAll('\n- ', '- ').replaceAll('\n', ''), right],
    ['hyphens with blanks', posting.replaceAll('\n- ', ' - ').replaceAll('\n', ''), right],
    ['middle dots', posting.replaceAll('\n- ', '· ').replaceAll('\n', ''), right],
    [
      'numbers',
      'Data platform.Requirements:1. Java 2. Apache Flink 3. KafkaNice to have:1. Iceberg 2. PyTorch',
      'minimum: flink, java, kafka; preferred: iceberg, pytorch',
    ],
    [
      'headings alone',
      'We build a data platform.RequirementsApache Flink and JavaNice to haveApache IcebergBenefitsFree SQL courses',
      'minimum: flink, java; preferred: iceberg',
    ],
    [
      'a heading after an acronym and after signs',
      'Requirements• C++Preferred qualifications• ORCWhat we offer• SQL courses',
      'minimum: cpp; preferred: orc',
    ],
    [
      'a heading before a colon',
      'Our data platform runs on SQL.Must have: Hudi, ScalaBonus points: Kafka',
      'minimum: hudi, scala; preferred: kafka; unknown: sql',
    ],
    [
      'headings of two words between blanks',
      'Data engineer Key Requirements • Java • Flink Nice to have • Iceberg What we offer • SQL courses',
      'minimum: flink, java; preferred: iceberg',
    ],
    [
      'items without a sign, and numbers',
      'Data platform engineerMinimum qualifications5+ years of PythonExperience with Flink 1.18Preferred qualificationsKnowledge of ORC and ParquetAbout usWe wrote Hudi',
      'minimum: flink, python; preferred: orc, parquet',
    ],
    [
      'names alone',
      'RequirementsJavaFlinkKafkaNice to haveIceberg',
      'minimum: flink, java, kafka; preferred: iceberg',
    ],
    [
      'capitals alone',
      'ENGINEERMUST HAVE• JAVA• SPARKBONUS POINTS• SCALABENEFITS• SQL COURSES',
      'minimum: java, spark; preferred: scala',
    ],
    [
      'Markdown',
      '**Must have** * Java * Kafka * SQL **Bonus points** * Hudi * Scala * ORC **Perks** * Python club * Tea * Fruit',
      'minimum: java, kafka, sql; preferred: hudi, orc, scala',
    ],
    [
      'German',
      'Datenplattform, Softwareentwicklung.Dein Profil• Java• KafkaVon Vorteil• IcebergWir bieten• SQL-Kurse',
      'minimum: java, kafka; preferred: iceberg',
    ],
  ])('are parted: %s', (_, text, expected) => {
    expect(summary(text)).toBe(expected);
  });

  it.each<[text: string]>([
    ['We love PyTorch, JavaScript and PySpark'],
    ['AboutYou is a fashion house with a PostgreSQL database'],
    ['Java-, Scala- und Kotlin-Kenntnisse'],
    ['Berlin – Hamburg, 2 - 3 days a week'],
    ['Strong SQL Skills. Team of 5. Kafka 3.9. Java 8 or 11.'],
    ['**Java** and *Kafka*'],
    ['A latency of < 10 ms, and > 99.9 %'],
  ])('and nothing else is: %s', (text) => {
    expect(readable(text, lexicon).text).toBe(text);
  });

  it('says when the structure is lost', () => {
    const words =
      'we run data pipelines for many customers and need somebody who knows kafka and java well ';
    expect(matchPosting(words.repeat(4), lexicon).isFlat).toBe(true);
    expect(matchPosting(words.repeat(4).replaceAll('well ', 'well.\n'), lexicon).isFlat).toBe(
      false,
    );
    expect(matchPosting('We use Kafka and Java.', lexicon).isFlat).toBe(false);
    expect(
      matchPosting(posting.replaceAll('\n- ', '• ').replaceAll('\n', ''), lexicon).isFlat,
    ).toBe(false);
  });
});
