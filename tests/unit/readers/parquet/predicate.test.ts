import { beforeAll, describe, expect, test } from 'vitest';
import { parsePredicate } from '../../../../src/readers/parquet/predicate/parse.ts';
import { PredicateFault } from '../../../../src/readers/parquet/predicate/tokens.ts';
import { simplify, testsOf } from '../../../../src/readers/parquet/predicate/ast.ts';
import type { Schema } from '../../../../src/readers/parquet/schema.ts';
import { openFixture } from './fixtures.ts';

let orders: Schema;
let types: Schema;

beforeAll(async () => {
  orders = (await openFixture('arrow-orders')).footer.schema;
  types = (await openFixture('arrow-types')).footer.schema;
});

function faultOf(where: string, schema: Schema): PredicateFault {
  try {
    parsePredicate(where, schema);
  } catch (error) {
    if (error instanceof PredicateFault) return error;
    throw error;
  }
  throw new Error(`${where} is no fault`);
}

describe('a fault names the column and the mend', () => {
  test.each([
    ['amont > 100', 'No column is called amont. Did you mean amount?'],
    [
      'price > 100',
      'No column is called price. The columns are id, country, amount, weight, at, day, express, note.',
    ],
    ["amount > 'x'", "amount holds decimals, and 'x' is none. Write amount > 12.50."],
    [
      'amount > 1.005',
      'amount has 2 digits after the point, and 1.005 has 3: none of its values can equal it. Write 2 digits at most.',
    ],
    ['country = DE', "country holds text, and DE stands without quotes. Write country = 'DE'."],
    [
      'country = 5',
      "country holds text, and 5 is a number. Write it in single quotes, as in country = '5'.",
    ],
    ["country = 'DE", "This text has no end: close it with a single quote, as in 'DE'."],
    ['id = 1.5', 'id holds whole numbers, and 1.5 is none. Write one, as in id > 12.'],
    ["day = '2026-02-30'", "day holds dates, and '2026-02-30' is none. Write day >= '2026-03-01'."],
    [
      "at > 'noon'",
      "at holds points in time in UTC, and 'noon' is none. Write at >= '2026-03-01T12:00:00Z'.",
    ],
    ['express = 1', 'express holds true or false, and 1 is a number. Write express = true.'],
    ['weight = nan', 'NaN is not equal to anything, not even to NaN. Write weight is nan.'],
    ['id is nan', 'id is no floating point column.'],
    [
      'country = null',
      "Nothing is equal to null: by SQL's rule that is never true. Write country is null.",
    ],
    [
      "country like 'D%'",
      'Patterns are not read here: statistics say nothing of them, but for what a text begins with.',
    ],
    ['id', 'After id, write one of = <> < <= > >=, in, between, or is null.'],
    ['id >', 'id holds whole numbers, and nothing follows. Write id = 12.'],
    ['id > 5 amount', '"amount" stands where the predicate could end. Join tests with and, or or.'],
    ['(id > 5', 'Close the bracket with ).'],
    ['id > 5)', '")" stands where the predicate could end. There is no ( for it.'],
    ['id in 5', 'Write id in (…, …).'],
    ['id not 5', 'After id not, write in (…) or between … and ….'],
    ['> 5', "A column's name should stand here, such as id, country, amount, weight, at."],
    ['id > 5 and', "A column's name should stand here, such as id, country, amount, weight, at."],
    ['id # 5', 'The sign # has no meaning here.'],
  ])('%s', (where, message) => {
    expect(faultOf(where, orders).message).toBe(message);
  });

  test('of lists and groups', () => {
    expect(faultOf('list.list.element = 5', types).message).toBe(
      'list.list.element is in a list: a row may have many values of it, or none. This page filters by columns that have one.',
    );
    expect(faultOf('struct = 5', types).message).toBe(
      'struct is no column but a group of columns. Name one of its fields, such as struct.x.',
    );
    expect(faultOf("time_us > '25:00:00'", types).message).toContain("Write time_us < '12:30:00'.");
    expect(faultOf("at_ns > '2026-01-01Z'", types).message).toContain('leave out the Z');
  });

  test('with the place where it is seen', () => {
    const { start, end } = faultOf('id > 5 and amont > 1', orders);
    expect('id > 5 and amont > 1'.slice(start, end)).toBe('amont');
  });

  test('however deep or long it is', () => {
    expect(() => parsePredicate('('.repeat(1900), orders)).toThrow(PredicateFault);
    expect(() => parsePredicate('not '.repeat(400), orders)).toThrow(PredicateFault);
    expect(() => parsePredicate('id > 1 or '.repeat(60) + 'id > 1', orders)).toThrow(
      'more than 50',
    );
    expect(() => parsePredicate('x'.repeat(3000), orders)).toThrow('longer than 2000');
  });
});

describe('what can be asked', () => {
  test.each([
    "id>=5AND country<>'DE'",
    'NOT (id = 1 or id = 2) and weight is not nan',
    '"id" not in (1, 2, -3)',
    "amount between -1 and +12.50 or day = '2026-03-01'",
    "at < '2026-03-01' and at >= '2026-03-01 10:30' or at = '2026-03-01T10:30:00.000001Z'",
    "note = 'it''s'",
    'weight > -1.5e3 and weight < infinity',
    'express = FALSE and country is not null',
  ])('%s', (where) => {
    expect(testsOf(simplify(parsePredicate(where, orders))).length).toBeGreaterThan(0);
  });

  test.each([
    'u64 > 18446744073709551614',
    'dec38 < -99999999999999999999.5',
    "uuid = '00000010-0000-0000-0000-000000000000'",
    "bytes = x'01fe'",
    "struct.y.z = 'z2'",
    "time_ms = '01:30:15.25'",
  ])('%s', (where) => {
    expect(testsOf(simplify(parsePredicate(where, types)))).toHaveLength(1);
  });

  test('tests keep their words', () => {
    const words = testsOf(simplify(parsePredicate("not (id > 5 or country = 'DE')", orders))).map(
      (test) => test.words,
    );
    expect(words).toEqual(['not id > 5', "not country = 'DE'"]);
    const between = testsOf(simplify(parsePredicate('not amount between 1 and 2.5', orders)));
    expect(between.map((test) => test.words)).toEqual(['not amount >= 1', 'not amount <= 2.5']);
  });
});
