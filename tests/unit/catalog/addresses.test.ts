import { expect, test } from 'vitest';
import { addressesOf } from '../../../src/catalog/addresses.ts';
import { contentOf, moduleLike } from './content.ts';

test('addressesOf lists pages, anchors and former addresses', () => {
  const module = moduleLike({
    slug: 'now',
    sections: [{ id: 'here', title: 'Here', minutes: 5 }],
    aliases: { slugs: ['before'], sections: { there: 'here' } },
  });
  const [item] = module.quiz.items;
  const [open] = module.quiz.open;
  const content = {
    ...contentOf([module]),
    glossary: [{ id: 'word', term: 'Word', definition: 'A word.' }],
  };
  const addresses = addressesOf(content);
  expect(addresses).toEqual(
    expect.arrayContaining([
      '/',
      '/path/',
      '/settings/#theme',
      '/progress/#offline',
      '/catalog.json',
      '/modules/now/',
      '/modules/before/',
      '/modules/now/#here',
      '/modules/now/#there',
      `/modules/now/#q-${item?.id}`,
      `/modules/now/#o-${open?.id}`,
      '/glossary/#word',
    ]),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});
