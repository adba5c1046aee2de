import { describe, expect, it } from 'vitest';
import { levelsOf } from './levels-of.ts';

const found = (text: string) => Object.keys(levelsOf(text)).sort().join(' ');

describe('everyday words', () => {
  it.each<[trade: string, text: string]>([
    [
      'nurse',
      `Staff nurse, night shift. You know our isolation levels, take the medicine exactly once, and streamline the flow at
the bedside. Requirements: experience with arrow charts; you spark hope; compaction stockings, and CDC data on infections.`,
    ],
    [
      'lawyer',
      `Associate, media law. You review transaction processing terms, diagnose issues of licensing, and find the root cause of
disputes. Experience with streaming platforms and data privacy. Python of Monty fame is our humour. Spark your career here.`,
    ],
    [
      'teacher',
      `Teacher of German literature. You read Kafka and Brecht with grade 11, plan a trip to the Lance memorial, and use time
travel as a theme. What you bring: patience, a table of verbs by heart, and a spark in your eyes.`,
    ],
    [
      'warehouse worker',
      `Warehouse operative. Continuous loading of trucks, increase throughput at the dock, keep small files of delivery notes,
and vacuum the tables. You read arrow signs and drive a Delta forklift. Table maintenance on Fridays.`,
    ],
    [
      'gardener',
      `Gardener for public parks. Soil compaction, iceberg roses, a feel for the flow of streams; fix bug damage and rust on
leaves. Nice to have: knowledge of Java moss and of parquet paths.`,
    ],
    [
      'sales',
      `Area manager. Spark interest, close deals, improve the performance of your region, reduce response time to leads, and
keep the database of contacts. Experience in event streaming of our fairs. Skills: reader of people, the delta between plan and truth.`,
    ],
    [
      'chef',
      `Chef de partie. Iceberg lettuce, Java coffee and arrow root are your daily tools. Wine table for 30. You debone, and
spark delight. Requirements: experience with Iceberg salads, a delta of taste.`,
    ],
    [
      'opera singer',
      `Soprano for the season. Rehearsals at La Scala, streams of our evenings online, lance and shield on stage. Time travel in act two.`,
    ],
    [
      'florist',
      `Wir suchen eine Floristin, die flink und freundlich ist. Flink binden Sie Sträuße; Erfahrung mit Orchideen von Vorteil.`,
    ],
    [
      'zoo keeper',
      'Reptile keeper. You feed a ball python and clean the java sparrow cages. Experience with Python snakes.',
    ],
    [
      'librarian',
      `Librarian. You keep Kafka and Woolf in order. Requirements: experience with compaction of shelves, debugging of the lift.`,
    ],
    [
      'driver',
      'Courier. Delta routes, debug the navigation, and fast loading in real time. Must have: a driver licence, a spark of wit.',
    ],
    [
      'flooring',
      'Parquet layer wanted: sanding, columns, and lance cutting. Must have: Parquet floors. Table saws.',
    ],
    [
      'electrician',
      'Fit a new connector, a custom connector and source cables. Diagnose problems with stream heaters.',
    ],
  ])('give a %s no skill', (_, text) => {
    expect(found(text)).toBe('');
  });

  it.each<[text: string, found: string]>([
    ['Requirements\n- Java', 'java'],
    ['Three years of Scala', 'scala'],
    ['Experience with Iceberg', 'iceberg'],
    ['Java, Scala', 'java scala'],
    ['Our data engineers use Spark', 'spark'],
    ['Parquet, Iceberg and Arrow', 'columnar-formats iceberg parquet'],
    ['You improve the throughput of our Kafka clusters', 'kafka performance-tuning'],
    ['Software: troubleshoot our API', 'debugging'],
    ['Flink developer', 'flink'],
    ['Delta Lake', 'delta-lake'],
  ])('count with a witness: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });
});
