import { decimalText } from '../../plain-value.ts';
import type { Column } from '../schema.ts';
import { logicalInWords } from '../types.ts';
import { orderOf } from '../values.ts';
import type { Value } from '../values.ts';
import { PredicateFault } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A literal as a value of the column, or a fault that says how to write one. */
export function literalValue(column: Column, token: Token): Value {
  const order = orderOf(column);
  const { logical } = column;
  if (order === 'none') {
    throw new PredicateFault(
      `${column.name} is of a type without an order (${logical ? logicalInWords(logical) : column.physical}): only "is null" and "is not null" can be asked of it.`,
      token,
    );
  }
  if (order === 'boolean') return booleanOf(column, token);
  if (order === 'float') return floatOf(column, token);
  if (column.physical === 'INT96') return timestampOf(column, token, 9, false);
  switch (logical?.is) {
    case 'decimal':
      return decimalOf(column, token, logical.scale);
    case 'date':
      return dateOf(column, token);
    case 'time':
      return timeOf(column, token, { ms: 3, us: 6, ns: 9 }[logical.unit]);
    case 'timestamp':
      return timestampOf(column, token, { ms: 3, us: 6, ns: 9 }[logical.unit], logical.isUtc);
    case 'uuid':
      return uuidOf(column, token);
  }
  return order === 'integer' ? integerOf(column, token) : bytesOf(column, token);
}

function wrong(column: Column, token: Token, holds: string, write: string): never {
  const got = token.is === 'end' ? 'nothing follows' : inWords(token);
  throw new PredicateFault(`${column.name} holds ${holds}, and ${got}. Write ${write}.`, token);
}

function inWords({ is, text }: Token): string {
  if (is === 'number') return `${text} is a number`;
  if (is === 'text') return `'${text}' is none`;
  return is === 'hex' ? 'these are bytes' : `${text} is none`;
}

function booleanOf(column: Column, token: Token): boolean {
  const word = token.text.toLowerCase();
  if (token.is === 'word' && (word === 'true' || word === 'false')) return word === 'true';
  return wrong(column, token, 'true or false', `${column.name} = true`);
}

function floatOf(column: Column, token: Token): number {
  const word = token.text.toLowerCase();
  if (token.is === 'word' && word === 'nan') {
    throw new PredicateFault(
      `NaN is not equal to anything, not even to NaN. Write ${column.name} is nan.`,
      token,
    );
  }
  if (token.is === 'word' && word === 'infinity') return Infinity;
  if (token.is !== 'number') wrong(column, token, 'numbers', `${column.name} > 1.5`);
  // A FLOAT has 32 bits: 0.1 means the nearest of them, as it was stored.
  const number = Number(token.text);
  return column.physical === 'FLOAT' ? Math.fround(number) : number;
}

function integerOf(column: Column, token: Token): bigint {
  if (token.is !== 'number') wrong(column, token, 'whole numbers', `${column.name} = 12`);
  const match = /^([-+]?\d+)\.?0*$/.exec(token.text);
  if (!match) {
    throw new PredicateFault(
      `${column.name} holds whole numbers, and ${token.text} is none. Write one, as in ${column.name} > 12.`,
      token,
    );
  }
  return BigInt((match[1] ?? '0').replace('+', ''));
}

function decimalOf(column: Column, token: Token, scale: number): bigint {
  const example = decimalText(1250n, scale);
  if (token.is !== 'number') wrong(column, token, 'decimals', `${column.name} > ${example}`);
  const match = /^([-+]?)(\d*)\.?(\d*)$/.exec(token.text);
  if (!match) wrong(column, token, 'decimals', `it without an exponent, as in ${example}`);
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) {
    throw new PredicateFault(
      `${column.name} has ${String(scale)} digits after the point, and ${token.text} has ${String(kept.length)}: none of its values can equal it. Write ${String(scale)} digits at most.`,
      token,
    );
  }
  const digits = BigInt((whole + kept.padEnd(scale, '0')).slice(0, LONGEST_DIGITS) || '0');
  return sign === '-' ? -digits : digits;
}

const LONGEST_DIGITS = 1000;

const encoder = new TextEncoder();

function bytesOf(column: Column, token: Token): Uint8Array {
  if (token.is === 'hex' && token.text.length % 2 === 0) return hexBytes(token.text);
  if (token.is === 'text') return encoder.encode(token.text);
  if (token.is === 'word' || token.is === 'name') {
    throw new PredicateFault(
      `${column.name} holds text, and ${token.text} stands without quotes. Write ${column.name} = '${token.text}'.`,
      token,
    );
  }
  const isText = column.logical !== undefined;
  return isText
    ? wrong(column, token, 'text', `it in single quotes, as in ${column.name} = '${token.text}'`)
    : wrong(column, token, 'bytes', `them as x'0a1b', or as text in single quotes`);
}

function hexBytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function uuidOf(column: Column, token: Token): Uint8Array {
  const hex = token.text.replaceAll('-', '');
  if (token.is === 'text' && /^[0-9a-f]{32}$/i.test(hex)) return hexBytes(hex);
  return wrong(column, token, 'UUIDs', `one as '123e4567-e89b-12d3-a456-426614174000'`);
}

const DAY = 86_400_000;

function dateOf(column: Column, token: Token): bigint {
  const example = `${column.name} >= '2026-03-01'`;
  if (token.is !== 'text') wrong(column, token, 'dates', example);
  const days = daysOf(token.text);
  return days ?? wrong(column, token, 'dates', example);
}

/** Days from 1970-01-01, or undefined where there is no such day: 2026-02-30. */
function daysOf(text: string): bigint | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return undefined;
  return BigInt(time / DAY);
}

/** A time of day in units of which there are 10^`digits` in a second. */
function clockOf(text: string, digits: number): bigint | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds = '0', fraction = ''] = match;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  const kept = fraction.replace(/0+$/, '');
  if (h > 23 || m > 59 || s > 59 || kept.length > digits) return undefined;
  const second = BigInt(h * 3600 + m * 60 + s);
  return second * 10n ** BigInt(digits) + BigInt(kept.padEnd(digits, '0'));
}

function timeOf(column: Column, token: Token, digits: number): bigint {
  const time = token.is === 'text' ? clockOf(token.text, digits) : undefined;
  return time ?? wrong(column, token, 'times of day', `${column.name} < '12:30:00'`);
}

function timestampOf(column: Column, token: Token, digits: number, isUtc: boolean): bigint {
  const zone = isUtc ? 'Z' : '';
  const example = `${column.name} >= '2026-03-01T12:00:00${zone}'`;
  if (token.is !== 'text') wrong(column, token, 'points in time', example);
  const [, date = '', clock = '00:00', given = ''] =
    /^(\S{10})(?:[T ]([0-9:.]+))?(Z?)$/.exec(token.text) ?? [];
  const days = daysOf(date);
  const time = clockOf(clock, digits);
  if (days === undefined || time === undefined) {
    wrong(column, token, `points in time${isUtc ? ' in UTC' : ''}`, example);
  }
  if (given === 'Z' && !isUtc) {
    throw new PredicateFault(
      `${column.name} holds local times, without a zone: leave out the Z, as in ${example}.`,
      token,
    );
  }
  return days * 86_400n * 10n ** BigInt(digits) + time;
}
