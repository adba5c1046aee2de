import { describe, expect, test } from 'vitest';
import { blockMarkdown, inlineMarkdown, plainText } from '../../../src/catalog/markdown.ts';

test('blockMarkdown makes paragraphs and tables, without a style attribute', () => {
  const html = blockMarkdown('One.\n\nTwo.\n\n| a |\n|--:|\n| 1 |\n');
  expect(html).toContain('<p>One.</p>');
  expect(html).toContain('table-scroll');
  expect(html).not.toContain('style=');
});

describe('inlineMarkdown', () => {
  test('has no paragraph around one line', () => {
    expect(inlineMarkdown('Use `a` **now**')).toBe('Use <code>a</code> <strong>now</strong>');
  });

  test('keeps the paragraphs of more than one', () => {
    expect(inlineMarkdown('One.\n\nTwo.')).toMatch(/^<p>One\.<\/p>\s*<p>Two\.<\/p>$/);
  });

  test('sets quotation marks in text, and leaves dashes, dots and code as they were typed', () => {
    expect(inlineMarkdown('it\'s "so" -- ... `it\'s`')).toMatch(
      /^it’s “so” -- \.\.\. <code>it(?:'|&#39;)s<\/code>$/,
    );
  });
});

test('questions and walks hold options together, as the text does', () => {
  expect(inlineMarkdown('with `-Xmx1g`')).toContain('<code class="option">-Xmx1g</code>');
});

test('plainText is what a reader sees, without tags and entities', () => {
  expect(plainText('`List<T>` & "x" is *it\'s* [own](/y/)')).toBe('List<T> & “x” is it’s own');
  expect(plainText('`&lt;`')).toBe('&lt;');
});
