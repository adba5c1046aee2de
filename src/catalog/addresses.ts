import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from './lab-record.ts';
import type { Content } from './read.ts';
import { movedParts, settingsParts } from './settings-parts.ts';
import { sitePages } from './site-pages.ts';

/** Every address that was ever published, one a line. Append-only: readers keep bookmarks for months. */
export const addressFile = 'tests/fixtures/addresses.txt';

export function readAddresses(root: string): string[] {
  const path = join(root, addressFile);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** Addresses of the content as it is, aliases included: pages, sections, items, open questions, terms. */
export function addressesOf(content: Content): string[] {
  return [
    ...sitePages,
    ...settingsParts.map(({ id }) => `/settings/#${id}`),
    ...movedParts.map(({ id }) => `/progress/#${id}`),
    '/catalog.json',
    '/titles.json',
    ...content.posting.qualifications.flatMap(({ id }) => [
      `/qualifications/${id}/`,
      `/interview/${id}/`,
    ]),
    ...content.modules.flatMap((module) => {
      const page = `/modules/${module.slug}/`;
      return [
        page,
        ...(module.aliases?.slugs ?? []).map((slug) => `/modules/${slug}/`),
        ...module.sections.map(({ id }) => `${page}#${id}`),
        ...Object.keys(module.aliases?.sections ?? {}).map((id) => `${page}#${id}`),
        ...module.quiz.items.map(({ id }) => `${page}#q-${id}`),
        ...module.quiz.open.map(({ id }) => `${page}#o-${id}`),
      ];
    }),
    ...content.labs.flatMap(({ slug, data = [] }) => [
      `/labs/${slug}/`,
      ...data.map((one) => `/${dataFiles(one).file}`),
    ]),
    ...content.glossary.map(({ id }) => `/glossary/#${id}`),
  ];
}
