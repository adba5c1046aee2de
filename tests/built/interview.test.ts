import { expect, test } from 'vitest';
import { fitSheets } from '../../src/catalog/interview-sheet.ts';
import { plainText } from '../../src/catalog/markdown.ts';
import { readContent } from '../../src/catalog/read.ts';
import { catalog } from '../browser/built.ts';
import { all, attributes, readPage, words } from './html.ts';

const { modules } = readContent(process.cwd());

test.each(catalog.qualifications)(
  '/interview/$id/ has its modules’ recaps, as the modules have them, and their open questions',
  ({ id, modules: slugs }) => {
    const doc = readPage(`/interview/${id}/`);
    const own = slugs.flatMap((slug) => modules.filter((module) => module.slug === slug));
    expect(own).toHaveLength(slugs.length);
    const recaps = all('.recap-of', doc);
    expect(recaps).toHaveLength(own.length);
    for (const { title, recap } of own) {
      const [shown] = recaps.filter((one) => words(all('a', one)) === plainText(title));
      if (!shown) throw new Error(`no recap of ${title}`);
      expect(all('li', shown).map(words)).toEqual(recap.map(plainText));
    }
    expect(attributes('[data-open-item]', 'data-open-item', doc).sort()).toEqual(
      own.flatMap(({ quiz }) => quiz.open.map((open) => open.id)).sort(),
    );
    // What of it goes on paper is what was found to fit.
    const { answers } = fitSheets(own);
    expect(all('.interview__sheet--answers', doc)).toHaveLength(answers ? 1 : 0);
  },
);
