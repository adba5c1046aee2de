import { isFieldSet } from '@bufbuild/protobuf';
import { dateText, plainFloat, plainInteger, timestampText, type Plain } from '../plain-value.ts';
import {
  BinaryStatisticsSchema,
  DateStatisticsSchema,
  DoubleStatisticsSchema,
  IntegerStatisticsSchema,
  StringStatisticsSchema,
  TimestampStatisticsSchema,
  ColumnStatisticsSchema,
  Type_Kind,
  type ColumnStatistics,
} from './proto/orc_proto_pb.ts';

/** What statistics of a file, a stripe or a row group say of one column. */
export interface ColumnFacts {
  /** Values that are not null. */
  values: number;
  /** Null where the writer did not say. */
  hasNull: boolean | null;
  /** Null where there is none, or it is of no use to a reader. */
  min: Plain;
  max: Plain;
  /** Whether `min` and `max` are bounds of a text that was too long to be kept. */
  isBound: boolean;
  /** What else there is, in words: `sum`, `total length`, `true`. */
  more: { name: string; value: Plain }[];
}

/** ORC v1, "Column Statistics". Millisecond statistics hold the whole millisecond. */
export function columnFacts(statistics: ColumnStatistics, kind: Type_Kind): ColumnFacts {
  const facts: ColumnFacts = {
    values: Number(statistics.numberOfValues),
    hasNull: isFieldSet(statistics, ColumnStatisticsSchema.field.hasNull)
      ? statistics.hasNull
      : null,
    min: null,
    max: null,
    isBound: false,
    more: [],
  };
  const add = (name: string, value: Plain) => facts.more.push({ name, value });
  const {
    intStatistics: int,
    doubleStatistics: double,
    stringStatistics: string,
    bucketStatistics: bucket,
    decimalStatistics: decimal,
    dateStatistics: date,
    binaryStatistics: binary,
    timestampStatistics: timestamp,
    collectionStatistics: collection,
  } = statistics;
  if (int && isFieldSet(int, IntegerStatisticsSchema.field.minimum)) {
    facts.min = plainInteger(int.minimum);
    facts.max = plainInteger(int.maximum);
    if (isFieldSet(int, IntegerStatisticsSchema.field.sum)) add('sum', plainInteger(int.sum));
  }
  if (double && isFieldSet(double, DoubleStatisticsSchema.field.minimum)) {
    facts.min = plainFloat(double.minimum);
    facts.max = plainFloat(double.maximum);
    if (isFieldSet(double, DoubleStatisticsSchema.field.sum)) add('sum', plainFloat(double.sum));
  }
  if (string) {
    const fields = StringStatisticsSchema.field;
    const hasMin = isFieldSet(string, fields.minimum);
    const hasMax = isFieldSet(string, fields.maximum);
    facts.isBound = isFieldSet(string, fields.lowerBound) || isFieldSet(string, fields.upperBound);
    if (hasMin || isFieldSet(string, fields.lowerBound)) {
      facts.min = hasMin ? string.minimum : string.lowerBound;
    }
    if (hasMax || isFieldSet(string, fields.upperBound)) {
      facts.max = hasMax ? string.maximum : string.upperBound;
    }
    if (isFieldSet(string, fields.sum)) add('total length', plainInteger(string.sum));
  }
  if (bucket) {
    const [trues] = bucket.count;
    if (trues !== undefined) {
      add('true', plainInteger(trues));
      facts.min = Number(trues) === facts.values;
      facts.max = trues > 0n;
    }
  }
  if (decimal && decimal.minimum !== '') {
    facts.min = decimal.minimum;
    facts.max = decimal.maximum;
    if (decimal.sum !== '') add('sum', decimal.sum);
  }
  if (date && isFieldSet(date, DateStatisticsSchema.field.minimum)) {
    facts.min = dateText(date.minimum);
    facts.max = dateText(date.maximum);
  }
  if (binary && isFieldSet(binary, BinaryStatisticsSchema.field.sum)) {
    add('total length', plainInteger(binary.sum));
  }
  // Before ORC-135 they were in the writer's own zone, which readers cannot rely on.
  if (timestamp && isFieldSet(timestamp, TimestampStatisticsSchema.field.minimumUtc)) {
    const isInstant = kind === Type_Kind.TIMESTAMP_INSTANT;
    facts.min = timestampText(timestamp.minimumUtc, 'ms', isInstant);
    facts.max = timestampText(timestamp.maximumUtc, 'ms', isInstant);
  }
  if (collection) add('children', plainInteger(collection.totalChildren));
  if (statistics.bytesOnDisk > 0n) add('bytes on disk', plainInteger(statistics.bytesOnDisk));
  return facts;
}
