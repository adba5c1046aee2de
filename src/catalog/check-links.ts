import { suggest, type Report } from './faults.ts';
import type { LabContent, ModuleContent } from './read.ts';
import type { ScannedMdx } from './scan-mdx.ts';
import type { GlossaryTerm } from './schema.ts';
import { pageAnchors } from './site-pages.ts';

/**
 * Checks of links within the site, against its `addresses` (see `addressesOf`); a module page's fixed
 * anchors are known besides. Links to modules that could not be read, and to other sites, pass.
 */
export function linkCheck(addresses: readonly string[], unread: readonly string[], report: Report) {
  const isPage = (address: string) => !address.includes('#');
  const known = new Set([
    ...addresses,
    ...addresses
      .filter((address) => address.startsWith('/modules/') && isPage(address))
      .flatMap((page) => pageAnchors.map((anchor) => `${page}#${anchor}`)),
  ]);
  /** `page` is where the link stands: `#…` leads to a place on it. */
  const check = (url: string, page: string, where: string) => {
    if (/^(https?|mailto):/.test(url)) return;
    const address = url.startsWith('#') ? page + url : url;
    if (known.has(address) || unread.some((slug) => address.startsWith(`/modules/${slug}/`)))
      return;
    const [path = '', fragment = ''] = address.split('#');
    if (known.has(path)) {
      const anchors = [...known]
        .filter((one) => one.startsWith(`${path}#`))
        .map((one) => one.slice(path.length + 1));
      report(where, `link "${url}" leads to no section${suggest(fragment, anchors)}`);
    } else {
      report(where, `link "${url}" leads to no page${suggest(path, [...known].filter(isPage))}`);
    }
  };
  return {
    ofModule(module: ModuleContent, { links, components }: ScannedMdx): void {
      const { summary, objectives, sections, recap, quiz, slug, file, quizFile } = module;
      const page = `/modules/${slug}/`;
      for (const { url, line } of links) check(url, page, `${file}:${line}`);
      for (const { attributes, line } of components) {
        for (const url of urlsIn(attributes.caption)) check(url, page, `${file}:${line}`);
      }
      for (const url of urlsIn([summary, objectives, sections, recap])) check(url, page, file);
      for (const url of urlsIn(quiz)) check(url, page, quizFile);
    },
    ofLabs(labs: readonly LabContent[]): void {
      for (const { slug, file, goal, steps, questions } of labs) {
        for (const url of urlsIn([goal, steps, questions])) check(url, `/labs/${slug}/`, file);
      }
    },
    ofGlossary(terms: readonly GlossaryTerm[]): void {
      for (const url of urlsIn(terms)) check(url, '/glossary/', 'content/glossary.yaml');
    },
  };
}

/** Targets of the markdown links in any text of `data`. */
function urlsIn(data: unknown): string[] {
  return [...(JSON.stringify(data) ?? '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, url = '']) => url);
}
