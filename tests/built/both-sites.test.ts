import { expect, test } from 'vitest';
import { formerNames } from '../../src/cli/alias-content.ts';
import { listPages } from '../../src/catalog/site-files.ts';
import { siteFolder, subFolder } from '../browser/built.ts';

test('the site in a sub-folder has the same pages, and one at a former address', () => {
  const pages = listPages(siteFolder);
  expect(pages).toContain('index.html');
  expect(listPages(subFolder).sort()).toEqual(
    [...pages, `modules/${formerNames.slug}/index.html`].sort(),
  );
});
