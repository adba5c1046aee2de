import { describe, expect, it } from 'vitest';
import { matchPosting } from '../../../../src/domain/match.ts';
import { levelsOf, summary } from './levels-of.ts';
import { lexicon } from './score.ts';

const found = (text: string) =>
  Object.keys(levelsOf(`Software engineer\n- ${text}`))
    .sort()
    .join(' ');

describe('words that are joined', () => {
  it.each<[text: string, found: string]>([
    ['Java21, Scala3 and Python3.12', 'java python scala'],
    ['Flink1.20/Kafka3.x', 'flink kafka'],
    ['Hudi0.15, Iceberg1.6, Paimon1.0, Delta3.2', 'delta-lake hudi iceberg paimon'],
    ['PyTorch2.x and C++20/C++17', 'cpp pytorch'],
    ['JDK21 or OpenJDK11', 'java'],
    ['Spark2/3 with Parquet2 and ORC1', 'orc parquet spark'],
    ['PySpark3.5, SQL92', 'python spark sql'],
    ['Cpp17', 'cpp'],
    ['Java17+', 'java'],
    ['MP3, S3, K8s, Neo4j, log4j2, H2, EC2', ''],
  ])('a version: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each<[text: string, found: string]>([
    ['Kafkaを使った開発、PyTorchでの学習', 'kafka pytorch'],
    ['Java및Scala경험', 'java scala'],
    ['מערכות בFlink ובSpark', 'flink spark'],
    ['ประสบการณ์Javaและ Kafkaอย่างน้อย', 'java kafka'],
    ['熟悉Kafka和Iceberg的开发', 'iceberg kafka'],
    ['опыт разработки наScala и вJava', 'java scala'],
    ['خبرة فيKafka وFlink', 'flink kafka'],
    ['εμπειρία σεPython', 'python'],
  ])('scripts that touch: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each<[text: string, found: string]>([
    ['Gute Pythonkenntnisse und Javakenntnisse', 'java python'],
    ['Kafkaerfahrung, Sparkerfahrungen', 'kafka spark'],
    ['Scalaentwicklerin und Javaentwickler', 'java scala'],
    ['Betrieb von Flinkclustern', 'flink'],
    ['Icebergtabellen und Parquetdateien', 'iceberg parquet'],
    ['SQL-Kenntnisse, SQLKenntnisse', 'sql'],
    ['Javaprogrammierung', 'java'],
    ['Sparkasse, Sparkonto, Javascriptkenntnisse, Flinkheit', ''],
    ['카프카를 사용한 개발, 자바와 파이썬으로', 'java kafka python'],
  ])('compounds and particles: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each<[text: string, found: string]>([
    ['Ｃ＋＋とＪａｖａ８', 'cpp java'],
    ['Ｆｌｉｎｋ／Ｋａｆｋａ／Ｓｐａｒｋ', 'flink kafka spark'],
    ['𝗝𝗮𝘃𝗮 and 𝐊𝐚𝐟𝐤𝐚', 'java kafka'],
    ['Apache ﬂink, conﬂuent Kafka', 'flink kafka'],
    ['Ａｐａｃｈｅ　Ｉｃｅｂｅｒｇ', 'iceberg'],
    ['ＳＱＬ、Ｐｙｔｈｏｎ３', 'python sql'],
    ['①Java②Kafka③Flink', 'flink java kafka'],
    ['Ｄｅｌｔａ　Ｌａｋｅ', 'delta-lake'],
  ])('compatibility forms: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it('keeps the words as they are given', () => {
    const text = 'Requirements\n１．Ｃ＋＋１７';
    const [skill] = matchPosting(text, lexicon).skills;
    expect(skill?.evidence).toMatchObject([{ text: 'Ｃ＋＋' }]);
    expect(summary(text)).toBe('minimum: cpp');
  });
});

describe('words that a line’s end broke', () => {
  it.each<[text: string, found: string]>([
    ['Apache Ka-\nfka and Fl-\n  ink', 'flink kafka'],
    ['lake-\nhouse tables in Par-\nquet', 'lakehouse parquet'],
    ['distrib-\nuted sys-\ntems', 'distributed-systems'],
    ['real-\ntime data pro-\ncessing', 'stream-processing'],
    ['change-data-\ncapture', 'incremental-ingestion'],
    ['Py-\nTorch', 'pytorch'],
    ['Ice\u00ad\nberg and Hu\u2010\ndi', 'hudi iceberg'],
    ['Kaf¬\nka', 'kafka'],
    ['trouble-\nshooting of stream-\ning pipelines', 'debugging stream-processing'],
    ['Ice-\r\nberg, Spar-\u2028kle, Sca-\rla', 'iceberg scala'],
    ['schema evo- lution', 'schema-evolution'],
    ['fast-\nmoving Java-\nScript', ''],
    ['Kafka-\n- Flink', 'flink kafka'],
  ])('%j', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it('has evidence that spans both lines', () => {
    const text = 'Software: Apache Ice-\n  berg';
    expect(matchPosting(text, lexicon).skills[0]?.evidence[0]?.text).toBe('Apache Ice-\n  berg');
  });
});
