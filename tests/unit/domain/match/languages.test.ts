import { describe, expect, it } from 'vitest';
import { summary } from './levels-of.ts';

describe('postings in other languages', () => {
  it.each<[language: string, text: string, expected: string]>([
    [
      'Japanese, brackets',
      '【業務内容】\n・ストリーミング処理基盤の開発\n【必須スキル】\n・Scala、Java\n・分散システムの知識\n【歓迎スキル】\n・Apache Hudi\n【福利厚生】\n・Python勉強会',
      'minimum: distributed-systems, java, scala; preferred: hudi; unknown: stream-processing',
    ],
    [
      'Japanese, other headings',
      '応募資格\n- Sparkの実務経験3年以上\n- パフォーマンスチューニング\n尚可\n- データレイクの構築経験\n- 列指向フォーマット',
      'minimum: performance-tuning, spark; preferred: columnar-formats, lakehouse',
    ],
    [
      'Japanese, hints in a sentence',
      'データエンジニア募集。Javaは必須、Kafkaの経験があれば歓迎。',
      'minimum: java; preferred: kafka',
    ],
    [
      'Japanese, wanted',
      '求めるスキル\n・C++でのデバッグ経験\nあると望ましい経験\n・特徴量ストアの運用\n・メタデータ管理',
      'minimum: cpp, debugging; preferred: feature-store, metadata-management',
    ],
    [
      'Korean',
      '주요업무\n- 실시간 데이터 처리 파이프라인 개발\n자격요건\n- Scala 개발 경험\n- 분산 시스템에 대한 이해\n우대사항\n- 데이터 레이크 구축 경험\n복리후생\n- Python 교육',
      'minimum: distributed-systems, scala; preferred: lakehouse; unknown: stream-processing',
    ],
    [
      'Korean, other headings',
      '지원 자격\n• 카프카를 활용한 서비스 운영 경험\n• SQL 성능 최적화\n이런 분이면 더 좋아요\n• 파이썬\n• Apache Paimon',
      'minimum: kafka, performance-tuning, sql; preferred: paimon, python',
    ],
    ['Korean, hints', 'Java 필수, Flink 경험자 우대', 'minimum: java; preferred: flink'],
    [
      'Korean, required',
      '필수 요건\n- PyTorch\n우대 조건\n- 메타데이터 관리',
      'minimum: pytorch; preferred: metadata-management',
    ],
    [
      'Hebrew',
      'דרישות התפקיד:\n• ניסיון בJava\n• Kafka – יתרון',
      'minimum: java; preferred: kafka',
    ],
    [
      'Chinese on one line',
      '岗位职责：1、负责数据平台；任职要求：1、熟悉Java；2、熟悉Flink；加分项：1、了解Iceberg',
      'minimum: flink, java; preferred: iceberg',
    ],
  ])('%s', (_, text, expected) => {
    expect(summary(text)).toBe(expected);
  });
});
