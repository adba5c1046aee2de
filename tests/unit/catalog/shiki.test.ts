import { describe, expect, test, vi } from 'vitest';
import { highlightFile } from '../../../src/catalog/shiki.ts';

const none = new Set<number>();

describe('highlightFile', () => {
  test.each(['A.java', 'a.py', 'a.sql', 'a.cpp', 'pom.xml', 'a.yaml', 'a.json', 'a.sh', 'a.txt'])(
    'leaves no style attribute in %s: the CSP refuses it',
    async (file) => {
      const html = await highlightFile('class A: "x" # 1\n', file, 1, none);
      expect(html).toMatch(/^<pre[^>]*><code>/);
      expect(html).not.toContain('style=');
    },
  );

  test('says by class what a word is, and leaves plain text alone', async () => {
    const java = await highlightFile('return "x";', 'A.java', 1, none);
    expect(java).toContain('<span class="c-keyword">return</span>');
    expect(java).toContain('c-string');
    expect(await highlightFile('return "x";', 'out.txt', 1, none)).not.toContain('class="c-');
  });

  test('marks lines by their number in the file', async () => {
    const html = await highlightFile('a\nb\nc', 'out.txt', 10, new Set([11, 99]));
    expect(html.match(/class="line[^"]*"/g)).toEqual([
      'class="line"',
      'class="line line--mark"',
      'class="line"',
    ]);
  });

  test('gives the same however long a line takes', async () => {
    const line = 'return static_cast<int>(query->sum); // all styles';
    const quick = await highlightFile(line, 'a.cpp', 1, none);
    let now = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
    try {
      expect(await highlightFile(line, 'a.cpp', 1, none)).toBe(quick);
    } finally {
      clock.mockRestore();
    }
  });

  test('escapes code', async () => {
    expect(await highlightFile('<script>', 'out.txt', 1, none)).not.toContain('<script>');
  });
});
