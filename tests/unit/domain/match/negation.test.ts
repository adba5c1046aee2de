import { describe, expect, it } from 'vitest';
import { levelsOf, summary } from './levels-of.ts';

/** Skills by what the sentence says of them: `-` ruled out, `+` asked for at any level. */
function said(text: string): string {
  return Object.entries(levelsOf(`Software engineer\n\n${text}`))
    .map(([id, level]) => (level === 'ruled out' ? '-' : '+') + id)
    .sort()
    .join(' ');
}

describe('a negation', () => {
  it.each<[text: string, said: string]>([
    ['No prior hands-on experience with Apache Flink is needed', '-flink'],
    ['No Scala, Kafka or PyTorch needed, but solid Python', '+python -kafka -pytorch -scala'],
    ['No CS degree or Spark background required', '-spark'],
    ['Neither Hudi nor Iceberg knowledge is necessary', '-hudi -iceberg'],
    ['You won’t need Kafka here. Java is our language.', '+java -kafka'],
    ["You don't have to know Scala; we teach it", '-scala'],
    ['There is no need to learn Flink beforehand', '-flink'],
    ['You needn’t be familiar with Parquet or ORC', '-orc -parquet'],
    ['We no longer use Spark, we use Flink', '+flink -spark'],
    ['We do not currently work with Hudi or Delta Lake', '-delta-lake -hudi'],
    ["This isn't a Java shop", '-java'],
    ['Kafka, not Spark Streaming, carries our data', '+kafka -spark -stream-processing'],
    ['Candidates without Iceberg experience are welcome', '-iceberg'],
    ['Pipelines in Python, without Spark', '+python -spark'],
    ['Prior Kafka knowledge is not expected', '-kafka'],
    ['Java, Scala and C++ are not needed', '-cpp -java -scala'],
    ['Strong Python; PyTorch (not required)', '+python -pytorch'],
    ['Python is a must, Flink is not part of the job', '+python -flink'],
    ['Experience with Spark isn’t necessary, SQL is', '+sql -spark'],
    ['Not needed: Java, Scala, Hudi', '-hudi -java -scala'],
    ['Spark, which we do not use, is not on the list', '-spark'],
    ['This role does not involve C++, nor does it involve PyTorch', '-cpp -pytorch'],
    ['It is fine if you have never used Flink', '-flink'],
    ['Iceberg rather than Delta Lake', '+iceberg -delta-lake'],
    ['Unlike Kafka houses, we run Flink', '+flink -kafka'],
    ['We have replaced Spark with Flink', '+flink -spark'],
    ['We migrated away from Hudi; we run Paimon', '+paimon -hudi'],
    ['SQL is a must, PyTorch is not', '+sql -pytorch'],
    ['We speak Java here; Scala we don’t', '+java -scala'],
    ['Kafka can be picked up later', '-kafka'],
    ['熟悉 Kafka，不要求 Java', '+kafka -java'],
    ['We don’t do Scala', '-scala'],
    ['本职位为非 C++ 岗位', '-cpp'],
    ['使用 Iceberg 而不是 Hudi', '+iceberg -hudi'],
    ['HudiではなくPaimonを使います', '+paimon -hudi'],
    ['Scala가 아니라 Java를 씁니다', '+java -scala'],
    ['Parquet statt ORC', '+parquet -orc'],
    ['PyTorch wird bei uns nicht verwendet', '-pytorch'],
    ['不要求 Java 或 Scala 经验，但需要熟悉 Python', '+python -java -scala'],
    ['无需 Flink 经验', '-flink'],
    ['我们不使用 Spark，只用 Flink', '+flink -spark'],
    ['对 Kafka 不作要求；熟悉 SQL', '+sql -kafka'],
    ['不需要会 C++', '-cpp'],
    ['Keine Java-Kenntnisse erforderlich, aber sehr gutes Python', '+python -java'],
    ['Kafka-Erfahrung ist nicht erforderlich', '-kafka'],
    ['Du musst Spark nicht kennen', '-spark'],
    ['Wir verwenden kein Scala, sondern Java', '+java -scala'],
    ['Auch ohne Erfahrung mit Hudi kannst du anfangen', '-hudi'],
    ['Auch ohne Flink-Kenntnisse bist du willkommen', '-flink'],
    ['Java経験は不要です。Pythonは必須です。', '+python -java'],
    ['Sparkは使いません', '-spark'],
    ['Kafkaの経験は問いません', '-kafka'],
    ['Java 경험은 필요 없습니다', '-java'],
    ['Spark는 사용하지 않습니다. Flink를 사용합니다.', '+flink -spark'],
  ])('rules out the names that it reaches: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each<[text: string, said: string]>([
    ['Not only Java but also Scala', '+java +scala'],
    ['You will not just use Spark: you will extend it', '+spark'],
    ['No less than two years of Flink', '+flink'],
    ['No fewer than 3 Kafka projects required', '+kafka'],
    ['You work with Kafka without hand-holding', '+kafka'],
    ['Write nothing but Java', '+java'],
    ['You are no stranger to Apache Spark', '+spark'],
    ['You are not afraid of C++', '+cpp'],
    ['You cannot do this job without Flink', '+flink'],
    ['Please do not apply without Java', '+java'],
    ['No Java, no interview', '+java'],
    ['Scale Kafka without downtime', '+kafka'],
    ['- Not only SQL', '+sql'],
    ['- You do not need to be a Kafka expert', '+kafka'],
    ['Java, if not Scala', '+java +scala'],
    ['Not to mention Iceberg and Parquet', '+iceberg +parquet'],
    ['Do not hesitate to bring your Spark questions', '+spark'],
    ['Nicht nur Java, auch Scala', '+java +scala'],
    ['Nichts als Kafka', '+kafka'],
    ['Keine Angst vor C++', '+cpp'],
    ['Ohne Java geht hier nichts', '+java'],
    ['Without Scala you are lost here', '+scala'],
    ['SQL: no need to be a wizard', '+sql'],
    ['Spark is not slow', '+spark'],
    ['Write Flink jobs rather than just run them', '+flink'],
    ['Ohne SQL wird es schwierig', '+sql'],
    ['Kein Projekt ohne Java', '+java'],
    ['不仅要会 Java，还要会 Scala', '+java +scala'],
    ['非常熟悉 Java', '+java'],
    ['没有 Java 经验很难上手', '+java'],
    ['バッチではなくSpark', '+spark'],
    ['不少于两年 Flink 经验', '+flink'],
    ['Javaだけでなく、Scalaも使います', '+java +scala'],
    ['Java뿐만 아니라 Scala도 사용합니다', '+java +scala'],
  ])('is not seen in words that only look like one: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each<[text: string, summary: string]>([
    ['Kafka is not required but a plus', 'preferred: kafka'],
    ['Spark: nice to have, not required', 'preferred: spark'],
    ['Nice to have (not required)\n- Hudi', 'preferred: hudi'],
    ['Optional\n- Spark (not needed on day one)', 'preferred: spark'],
    ['Nice to have\n- Hudi\n- Javaは不要です', 'preferred: hudi; ruled out: java'],
    ['Java ist kein Muss', 'preferred: java'],
    ['Kafka isn’t a must', 'preferred: kafka'],
    ['Kafka ist nicht zwingend erforderlich', 'preferred: kafka'],
    ['Flink は必須ではありません', 'preferred: flink'],
  ])('leaves what is optional a plus: %s', (text, expected) => {
    expect(summary(`Software engineer\n\n${text}`)).toBe(expected);
  });

  it.each<[heading: string]>([
    ['What you do not need'],
    ["What you don't need to know"],
    ['Not required:'],
    ['## What we don’t use'],
    ['We are not looking for'],
    ['Was du nicht brauchst'],
    ['Nicht erforderlich'],
    ['不要求：'],
    ['不需要掌握'],
    ['不要なスキル'],
    ['필요 없는 기술'],
  ])('can be a heading: %s', (heading) => {
    expect(
      summary(
        `Requirements\n- Python\n\n${heading}\n- Java\n- Spark, Kafka\n\nNice to have\n- Flink`,
      ),
    ).toBe('minimum: python; preferred: flink; ruled out: java, kafka, spark');
  });

  it('does not make the level of what stands beside it', () => {
    expect(summary('Nice to have\n- No Java required. Scala')).toMatch('scala');
    expect(summary('Bonus points for Scala. No Java experience required.')).toBe(
      'preferred: scala; ruled out: java',
    );
  });

  it('counts less than a place that asks', () => {
    expect(summary('Requirements\n- Java\n\nWe do not use Java 8 any more, nor Spark.')).toMatch(
      'minimum: java',
    );
  });
});
