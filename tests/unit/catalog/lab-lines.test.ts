import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { labLinesFault, parseLineSet, readLabLines } from '../../../src/catalog/lab-lines.ts';

const root = mkdtempSync(join(tmpdir(), 'lakepath-lab-'));
beforeAll(() => {
  vi.stubEnv('LAKEPATH_CONTENT_ROOT', root);
  const folder = join(root, 'content/labs/one/src');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'A.java'), 'class A {\n  int f() {\n\n    return 1;\n  }\n}\n\n');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe('readLabLines', () => {
  test('gives the whole file without its last empty lines', () => {
    const { code, first } = readLabLines('one', 'src/A.java');
    expect(code.split('\n')).toHaveLength(6);
    expect(first).toBe(1);
  });

  test('gives lines, both ends included, without their common indentation', () => {
    expect(readLabLines('one', 'src/A.java', '2-5')).toEqual({
      code: 'int f() {\n\n  return 1;\n}',
      first: 2,
    });
  });

  test('gives one line, an empty one too', () => {
    expect(readLabLines('one', 'src/A.java', '4')).toEqual({ code: 'return 1;', first: 4 });
    expect(readLabLines('one', 'src/A.java', '3')).toEqual({ code: '', first: 3 });
  });
});

describe('labLinesFault', () => {
  const fault = (file: string, lines?: string) => labLinesFault({ lab: 'one', file, lines }, root);

  test.each([[undefined], ['1'], ['2-5'], ['6-6']])(
    'finds nothing wrong with lines %s',
    (lines) => {
      expect(fault('src/A.java', lines)).toBeUndefined();
    },
  );

  test.each(['0-2', '5-2', '6-7', 'all', '2-', '1-2-3'])('names lines %s and the file', (lines) => {
    expect(fault('src/A.java', lines)).toMatch(
      `asks for lines ${lines} of content/labs/one/src/A.java, which has 6`,
    );
  });

  test.each(['src/B.java', 'src', '', '../one/src/A.java'])('names file "%s"', (file) => {
    expect(fault(file)).toContain('which does not exist');
  });
});

test('parseLineSet reads lines and ranges', () => {
  expect([...parseLineSet('3,5-7')]).toEqual([3, 5, 6, 7]);
  expect(parseLineSet('').size).toBe(0);
});
