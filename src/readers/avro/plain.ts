import {
  dateText,
  decimalText,
  hexText,
  plainFloat,
  plainInteger,
  signedInteger,
  timestampText,
  timeText,
  uuidText,
  type Plain,
  type TimeUnit,
} from '../plain-value.ts';
import type { AvroValue } from './decode.ts';
import type { AvroLogical, AvroType } from './schema.ts';

const units: Record<string, TimeUnit> = { millis: 'ms', micros: 'us', nanos: 'ns' };

/**
 * A value as its schema means it: dates, times, decimals.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#logical-types
 */
export function plainAvro(type: AvroType, value: AvroValue): Plain {
  if (value === null) return null;
  switch (type.kind) {
    case 'record':
      return Object.fromEntries(
        type.fields.map((field) => [field.name, plainAvro(field.type, fieldOf(value, field.name))]),
      );
    case 'array':
      return Array.isArray(value) ? value.map((item) => plainAvro(type.items, item)) : null;
    case 'map':
      return Object.fromEntries(
        entriesOf(value).map(([key, item]) => [key, plainAvro(type.values, item)]),
      );
    case 'union':
      return plainAvro(branchOf(type.branches, value), value);
    case 'null':
    case 'enum':
    case 'boolean':
    case 'string':
      return typeof value === 'string' || typeof value === 'boolean' ? value : null;
    case 'float':
    case 'double':
      return typeof value === 'number' ? plainFloat(value) : null;
    default:
      return plainPrimitive(value, type.logical);
  }
}

function plainPrimitive(value: AvroValue, logical: AvroLogical | null): Plain {
  if (value instanceof Uint8Array) {
    if (logical?.name === 'decimal') return decimalText(signedInteger(value), logical.scale);
    return logical?.name === 'uuid' ? uuidText(value) : hexText(value);
  }
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  if (!logical) return plainInteger(value);
  if (logical.name === 'date') return dateText(Number(value));
  const [, local, what, unit] = /^(local-)?(timestamp|time)-(millis|micros|nanos)$/.exec(
    logical.name,
  ) ?? ['', '', ''];
  const step = unit === undefined ? undefined : units[unit];
  if (!step) return plainInteger(value);
  return what === 'time'
    ? timeText(BigInt(value), step)
    : timestampText(BigInt(value), step, !local && logical.isUtc);
}

/** The branch that a value was written by. A union holds at most one branch of each shape but records. */
function branchOf(branches: readonly AvroType[], value: AvroValue): AvroType {
  const fits = branches.find((branch): boolean => {
    switch (branch.kind) {
      case 'null':
        return false;
      case 'boolean':
        return typeof value === 'boolean';
      case 'int':
      case 'long':
        return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
      case 'float':
      case 'double':
        return typeof value === 'number';
      case 'string':
      case 'enum':
        return typeof value === 'string';
      case 'bytes':
        return value instanceof Uint8Array;
      case 'fixed':
        return value instanceof Uint8Array && value.length === branch.size;
      case 'array':
        return Array.isArray(value);
      case 'map':
        return isRecord(value);
      case 'union':
        return false;
      case 'record':
        return isRecord(value) && branch.fields.every((field) => Object.hasOwn(value, field.name));
    }
  });
  return fits ?? { kind: 'null', logical: null };
}

function isRecord(value: AvroValue): value is Record<string, AvroValue> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

function fieldOf(value: AvroValue, name: string): AvroValue {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function entriesOf(value: AvroValue): [string, AvroValue][] {
  return isRecord(value) ? Object.entries(value) : [];
}
