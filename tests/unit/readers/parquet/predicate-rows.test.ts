import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plain } from '../../../../src/readers/plain-value.ts';
import { tries } from '../damage.ts';
import { engineRows, openFixture, query } from './fixtures.ts';

/** A predicate's text, and what it says of a row of the engine: SQL's true, false or unknown (null). */
interface Asked {
  where: string;
  of: (row: Plain[]) => boolean | null;
}

const orders = engineRows('orders');
const columnOf = (name: string) => orders.columns.indexOf(name);

/** Columns with the form that their cells have as literals, and as something JavaScript can compare. */
const columns = [
  { name: 'id', literal: String, key: Number },
  { name: 'country', literal: quoted, key: bytes },
  { name: 'amount', literal: String, key: Number },
  { name: 'weight', literal: String, key: Number },
  { name: 'at', literal: quoted, key: instant },
  { name: 'day', literal: quoted, key: String },
  { name: 'note', literal: quoted, key: bytes },
] as const;

function quoted(cell: Plain) {
  return `'${String(cell).replaceAll("'", "''")}'`;
}

/** UTF-8 bytes in hex: their order is the format's order of text. */
function bytes(cell: Plain) {
  return Buffer.from(String(cell)).toString('hex');
}

function instant(cell: Plain) {
  return String(cell).replace('Z', '').padEnd(19, ':00').padEnd(20, '.').padEnd(26, '0');
}

const compared: Record<string, (a: number | string, b: number | string) => boolean> = {
  '=': (a, b) => a === b || (a === 0 && b === 0),
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const one = fc.constantFrom(...columns).chain(({ name, literal, key }) => {
  const at = columnOf(name);
  const cells = orders.rows
    .map((row) => row[at] ?? null)
    .filter((cell) => cell !== null && cell !== 'NaN');
  const there = fc.constantFrom(...cells);
  const value = name === 'country' ? fc.oneof(there, fc.constant('XX'), fc.constant('A')) : there;
  return fc.oneof(
    fc.tuple(fc.constantFrom(...Object.keys(compared)), value).map(([operator, cell]): Asked => ({
      where: `${name} ${operator} ${literal(cell)}`,
      of: (row) => {
        const own = row[at] ?? null;
        if (own === null) return null;
        if (own === 'NaN') return operator === '<>';
        return compared[operator]?.(key(own), key(cell)) ?? null;
      },
    })),
    fc
      .tuple(fc.boolean(), fc.array(value, { minLength: 1, maxLength: 3 }))
      .map(([isNot, list]): Asked => ({
        where: `${name} ${isNot ? 'not ' : ''}in (${list.map(literal).join(', ')})`,
        of: (row) => {
          const own = row[at] ?? null;
          if (own === null) return null;
          const isIn = own !== 'NaN' && list.some((cell) => key(cell) === key(own));
          return isIn !== isNot;
        },
      })),
    fc.boolean().map((isNot): Asked => ({
      where: `${name} is ${isNot ? 'not ' : ''}null`,
      of: (row) => (row[at] === null) !== isNot,
    })),
  );
});

const nan = fc.boolean().map((isNot): Asked => ({
  where: `weight is ${isNot ? 'not ' : ''}nan`,
  of: (row) => {
    const own = row[columnOf('weight')] ?? null;
    return own === null ? null : (own === 'NaN') !== isNot;
  },
}));

const asked = fc.letrec<{ any: Asked; all: Asked }>((tie) => ({
  any: fc.oneof({ maxDepth: 2 }, one, nan, tie('all')),
  all: fc.oneof(
    tie('any').map((part): Asked => ({
      where: `not (${part.where})`,
      of: (row) => {
        const truth = part.of(row);
        return truth === null ? null : !truth;
      },
    })),
    fc.tuple(fc.constantFrom('and', 'or'), tie('any'), tie('any')).map(([join, a, b]): Asked => ({
      where: `(${a.where}) ${join} (${b.where})`,
      of: (row) => {
        const [x, y] = [a.of(row), b.of(row)];
        const settled = join === 'or';
        if (x === settled || y === settled) return settled;
        return x === null || y === null ? null : !settled;
      },
    })),
  ),
})).any;

describe('a predicate gives the rows of a full filter, whatever was skipped', () => {
  // Each with other statistics: page index, Bloom filters, NaN among the bounds, shortened texts.
  test.each(['arrow-orders', 'java-orders', 'arrow-v2', 'duck-orders', 'polars-orders'])(
    '%s',
    { timeout: 600_000 },
    async (name) => {
      const file = await openFixture(name);
      await fc.assert(
        fc.asyncProperty(asked, async ({ where, of }) => {
          const { rows } = await query(file, where);
          const wanted = orders.rows.filter((row) => of(row) === true);
          expect(rows.map(([id]) => id)).toEqual(wanted.map(([id]) => id));
          expect(rows).toEqual(wanted);
        }),
        { numRuns: tries(15), seed: 5 },
      );
    },
  );
});
