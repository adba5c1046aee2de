import { markdownToHtml, mdxToJs, type HastPluginDefinition } from 'satteri';
import { describe, expect, test } from 'vitest';
import {
  breakLongCode,
  fitTables,
  holdOptions,
  joinCites,
  rebaseLinks,
  tidyCells,
  wholeLinks,
} from '../../../src/catalog/hast-plugins.ts';

function toHtml(markdown: string, plugin: HastPluginDefinition): string {
  const result = markdownToHtml(markdown, { hastPlugins: [plugin] });
  if (result instanceof Promise) throw new Error('a plugin is asynchronous');
  return result.html;
}

describe('rebaseLinks', () => {
  const rebase = rebaseLinks('/lakepath/');
  test.each([
    ['/modules/x/#y', '/lakepath/modules/x/#y'],
    ['/', '/lakepath/'],
    ['#here', '#here'],
    ['https://example.org/a', 'https://example.org/a'],
  ])('leads %s to %s', (from, to) => {
    expect(toHtml(`[a](${from})`, rebase)).toContain(`href="${to}"`);
  });

  test('changes nothing at the root', () => {
    expect(toHtml('[a](/x/)', rebaseLinks('/'))).toContain('href="/x/"');
  });
});

const table = '|  | b | c |\n|:--|:-:|--:|\n| 1 | 2 | |\n';

describe('fitTables', () => {
  const wordy =
    '| when | take | it costs |\n|--|--|--|\n| a table of very many columns | `x` | much |\n';

  test('lets a table scroll by itself, by keyboard too, and names it', () => {
    expect(toHtml(table, fitTables()).trim()).toMatch(
      /^<div class="table-scroll" tabindex="0" role="region" aria-label="Table: b, c"><table>[^]*<\/table><\/div>$/,
    );
    // Numbers are compared side by side, whatever the width.
    expect(toHtml(table, fitTables({ cards: true }))).toContain('class="table-scroll"');
    expect(toHtml(wordy, fitTables())).toContain('class="table-scroll"');
  });

  test('makes cards of words: the first cell heads one, the others have their column’s heading', () => {
    const html = toHtml(wordy, fitTables({ cards: true }));
    expect(html).not.toContain('tabindex');
    expect(html).toContain('<table class="table--cards" role="table">');
    expect(html).toContain('<td role="cell">a table of very many columns</td>');
    expect(html).toContain('<td role="cell" data-head="it costs">much</td>');
    expect(html.match(/role="row"/g)).toHaveLength(2);
    expect(html.match(/role="columnheader"/g)).toHaveLength(3);
  });
});

describe('tidyCells', () => {
  const html = toHtml(table, tidyCells());
  test('says the alignment by class: the CSP refuses style', () => {
    expect(html).toContain('<th>b</th>');
    expect(html).toContain('<td>2</td>');
    expect(html).toContain('<th class="align-right">c</th>');
    expect(html).not.toContain('style');
  });

  test('makes no heading of an empty corner', () => {
    expect(html.match(/<th/g)).toHaveLength(2 + 1); // and <thead>
  });
});

test('joinCites lets no source mark begin a line', () => {
  const toJs = (mdx: string) => {
    const result = mdxToJs(mdx, { hastPlugins: [joinCites()] });
    if (result instanceof Promise) throw new Error('a plugin is asynchronous');
    return result.code;
  };
  expect(toJs('A claim. <Cite id="s" /> More.')).toContain('"A claim."');
  expect(toJs('A claim.<Cite id="s" /> More.')).toContain('"A claim."');
  expect(toJs('A <Term id="t">claim</Term> here.')).toContain('"A "');
});

test('wholeLinks gives every link of the site its whole address', () => {
  const whole = wholeLinks('https://lakepath.example', 'https://lakepath.example/modules/x/');
  const lead = (to: string) => toHtml(`[a](${to})`, whole);
  expect(lead('/modules/y/#z')).toContain('href="https://lakepath.example/modules/y/#z"');
  expect(lead('#here')).toContain('href="https://lakepath.example/modules/x/#here"');
  expect(lead('https://example.org/a')).toContain('href="https://example.org/a"');
});

test('holdOptions marks options, and no other code', () => {
  const marked = (markdown: string) => toHtml(markdown, holdOptions()).includes('class="option"');
  expect(['`-Xmx1g`', '`-XX:+DisableExplicitGC`', '`--allowNonRestoredState`'].every(marked)).toBe(
    true,
  );
  expect(['`a-b`', '`-1 < x`', '`- 3`', '`-`', '    -Xmx1g in a block'].some(marked)).toBe(false);
});

test('breakLongCode lets a long path break at its joints, and copies as it was', () => {
  const html = (markdown: string) => toHtml(markdown, breakLongCode()).trim();
  expect(html('`warehouse/orders.db/bucket-0`')).toBe(
    '<p><code>warehouse/<wbr>orders.<wbr>db/<wbr>bucket-<wbr>0</code></p>',
  );
  expect(html('`partial-update`')).toBe('<p><code>partial-update</code></p>');
  expect(html('    warehouse/orders.db/bucket-0/data.parquet')).not.toContain('<wbr>');
});
