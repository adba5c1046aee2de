import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  filesToDrop,
  filesToFetch,
  kindOf,
  sizeOf,
  type SiteFiles,
} from '../../../../src/domain/offline/files.ts';

test('a file is answered for by what its address says', () => {
  const kinds = {
    '': 'page',
    'modules/orc/': 'page',
    'fragments/items/orc/': 'page',
    'assets/store.CZXlu7sV.js': 'asset',
    'pagefind/pagefind.js': 'index',
    'glossary.json': 'data',
    'manifest.webmanifest': 'data',
    'early.js': 'still',
    'icons/icon-192.png': 'still',
    'sw.js': null,
    'offline.json': null,
  };
  for (const [path, kind] of Object.entries(kinds)) expect(kindOf(path), path).toBe(kind);
});

const paths = [
  ...['', 'modules/orc/', 'assets/a.12345678.js', 'assets/b.12345678.css', 'early.js'],
  ...['pagefind/pagefind-entry.json', 'pagefind/index/en_1.pf_index', 'glossary.json', 'path/'],
];
const version = fc
  .dictionary(fc.constantFrom(...paths), fc.constantFrom('r1', 'r2'), { maxKeys: paths.length })
  .map((revisions): SiteFiles => ({
    version: JSON.stringify(revisions),
    files: Object.entries(revisions).map(([path, revision]) => ({ path, size: 10, revision })),
  }));
const revisionsOf = ({ files }: SiteFiles) =>
  new Map(files.map(({ path, revision }) => [path, revision]));

test('fetching what is missing and dropping what is gone turns any version into any other', () => {
  fc.assert(
    fc.property(version, version, fc.nat(), (before, after, stoppedAt) => {
      const kept = revisionsOf(before);
      // Stopped after some files, and gone on with.
      for (const file of filesToFetch(after, kept).slice(0, stoppedAt))
        kept.set(file.path, file.revision);
      const rest = filesToFetch(after, kept);
      for (const { path, revision } of rest) kept.set(path, revision);
      for (const path of filesToDrop(after, kept.keys())) kept.delete(path);
      expect(kept).toEqual(revisionsOf(after));
      expect(sizeOf(rest)).toBeLessThanOrEqual(sizeOf(after.files));
    }),
  );
});

test('pages come after all code, and what names the parts of the index after them', () => {
  fc.assert(
    fc.property(version, (after) => {
      const order = filesToFetch(after, new Map()).map(({ path }) => path);
      const last = (test: (path: string) => boolean) => order.findLastIndex(test);
      const first = (test: (path: string) => boolean) => {
        const at = order.findIndex(test);
        return at === -1 ? order.length : at;
      };
      const isPage = (path: string) => kindOf(path) === 'page';
      expect(last((path) => path.startsWith('assets/'))).toBeLessThan(first(isPage));
      expect(last((path) => path.endsWith('.pf_index'))).toBeLessThan(
        first((path) => path.endsWith('entry.json')),
      );
    }),
  );
});
