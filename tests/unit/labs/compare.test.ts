import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, maskOutput, tidyOutput } from '../../../src/labs/compare.ts';

describe('tidyOutput', () => {
  test('takes out escapes, this machine’s paths, spaces and empty lines at the end', () => {
    expect(tidyOutput('\u001b[0ma  \r\n/home/x/lab/t.parquet\n\n', '/home/x/lab')).toBe(
      'a\n<lab>/t.parquet\n',
    );
  });
});

describe('maskOutput', () => {
  test('masks UUIDs, and what the lab says may vary', () => {
    const text = 'data-3f2b1c00-aaaa-4bbb-8ccc-0123456789ab-0.parquet took 31 ms, 7 rows';
    expect(maskOutput(text, ['\\d+ ms'])).toBe('data-<uuid>-0.parquet took <varies>, 7 rows');
  });

  test('lets ^ and $ stand for the ends of lines', () => {
    expect(maskOutput('seed 4\nrows 5\nseed 6', ['^seed .*$'])).toBe('<varies>\nrows 5\n<varies>');
  });
});

describe('differences', () => {
  test('shows the lines that differ, with their neighbours', () => {
    expect(differences('a\nb\nc\nd\ne', 'a\nb\nx\nd\ne')).toEqual(['  b', '- c', '+ x', '  d']);
  });

  test('cuts a long list and says how much is left', () => {
    const lines = differences('', Array.from({ length: 60 }, String).join('\n'), 10);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('… and 51 lines more');
  });

  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((l) => l.join('\n'));
  test('is empty for equal texts only', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(differences(before, after).length === 0).toBe(before === after);
      }),
    );
  });

  test('leads from the one text to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const script = differences(before, after, Infinity);
        const take = (sign: string) =>
          script.filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
        // What is left out of the script is common to both: its lines are as many in each.
        const removed = take('-').length - take('+').length;
        expect(before.split('\n').length - after.split('\n').length).toBe(removed);
      }),
    );
  });
});
