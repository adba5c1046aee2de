import { isTag } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { catalog } from '../browser/built.ts';
import { all, attributes, hasClass, lineage, nameOf, one, readPage, words } from './html.ts';

// How it looks on paper is looked at in a browser: tests/browser/print.spec.ts.

describe.each(catalog.modules)('$url on paper', ({ url, items }) => {
  const doc = readPage(url);
  const answers = one('section.answers', doc);

  test('has the answers to all questions, after all questions', () => {
    const inOrder = all('form[data-item], section.answers', doc);
    expect(inOrder.at(-1)).toBe(answers);
    expect(inOrder).toHaveLength(items.length + 1);
    expect(attributes('[data-answer]', 'data-answer', answers).sort()).toEqual(items.toSorted());
  });

  test('has words in every explanation', () => {
    const whys = all('.why', answers);
    expect(whys.length).toBeGreaterThanOrEqual(items.length * 2);
    for (const why of whys) expect(words(why), nameOf(why)).not.toBe('');
  });

  test('hides nothing that is folded: styles open every fold, and nothing within is empty', () => {
    for (const fold of all('details', doc)) {
      if (lineage(fold).some((holder) => hasClass(holder, 'sim'))) continue;
      for (const part of fold.children.filter(isTag)) {
        if (part.name === 'summary' || hasClass(part, 'needs-script')) continue;
        const shown = words(part) !== '' || all('svg, input, hr', part).length > 0;
        expect(shown, `${nameOf(fold)}: ${nameOf(part)}`).toBe(true);
        expect('hidden' in part.attribs, nameOf(part)).toBe(false);
      }
    }
  });
});
