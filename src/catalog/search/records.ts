import type { QualificationPage, Site } from '../catalog.ts';
import { blockMarkdown, plainText } from '../markdown.ts';
import { sitePages } from '../site-pages.ts';
import type { Kind } from '../../domain/search/kinds.ts';
import { pageOf, sectionsOf } from './pages.ts';

/** One thing that the search can find. */
export interface SearchRecord {
  kind: Kind;
  /** Below the site's base, with the fragment that leads to it. */
  url: string;
  title: string;
  /** Title of the module it belongs to. */
  module?: string;
  /** Ids of the qualifications it serves. */
  qualifications: string[];
  /** The terms that it introduces: whoever looks for one wants to be led here. */
  introduces?: string[];
  /** HTML of what it says, without its title. */
  html: string;
}

/**
 * What can be found in a built site (`folder`): a module's text by section, questions, terms, labs,
 * and the other pages by what they say of themselves. Answers and explanations are left out: finding a
 * question must not give it away.
 */
export function searchRecords(site: Site, folder: string): SearchRecord[] {
  return [
    ...textsOf(site, folder),
    ...questionsOf(site),
    ...termsOf(site),
    ...labsOf(site),
    ...pagesOf(site, folder),
  ];
}

function textsOf({ content, modules }: Site, folder: string): SearchRecord[] {
  return modules.flatMap(({ slug, title, summary, qualifications }) => {
    const url = `/modules/${slug}/`;
    const own = new Map(
      content.glossary.flatMap(({ id, term, module }) => (module === slug ? [[id, term]] : [])),
    );
    const sections = sectionsOf(folder, url).map(({ terms, ...part }) => ({
      ...part,
      kind: 'text' as const,
      module: title,
      qualifications,
      introduces: terms.flatMap((id) => own.get(id) ?? []),
    }));
    const head = {
      kind: 'text' as const,
      url,
      title,
      qualifications,
      html: blockMarkdown(summary),
    };
    return [head, ...sections];
  });
}

function questionsOf({ modules }: Site): SearchRecord[] {
  return modules.flatMap(({ slug, title, qualifications, quiz }) =>
    quiz.items.map(({ id, question, stimulus }) => {
      const shown = typeof stimulus === 'string' ? stimulus : stimulus?.text;
      return {
        kind: 'question' as const,
        url: `/modules/${slug}/#q-${id}`,
        title: plainText(question),
        module: title,
        qualifications,
        html: shown === undefined ? '' : blockMarkdown(shown),
      };
    }),
  );
}

/** A term's name in both languages. */
export function termTitle({ term, zh }: { term: string; zh: string | undefined }): string {
  return zh === undefined ? term : `${term} · ${zh}`;
}

function termsOf({ content, modules }: Site): SearchRecord[] {
  return content.glossary.map(({ id, term, zh, definition, module: slug }) => ({
    kind: 'term',
    url: `/glossary/#${id}`,
    title: termTitle({ term, zh }),
    qualifications: modules.find((module) => module.slug === slug)?.qualifications ?? [],
    html: blockMarkdown(definition),
  }));
}

function labsOf({ content, modules }: Site): SearchRecord[] {
  return content.labs.map(({ slug, title, goal, engines, steps, modules: own }) => {
    const served = modules.filter((module) => own.includes(module.slug));
    const texts = steps.flatMap((step) => [`**${step.title}**`, step.text]);
    return {
      kind: 'lab',
      url: `/labs/${slug}/`,
      title,
      qualifications: [...new Set(served.flatMap((one) => one.qualifications))],
      html: [goal, Object.keys(engines).join(', '), ...texts].map(blockMarkdown).join('\n'),
    };
  });
}

function pagesOf({ qualifications }: Site, folder: string): SearchRecord[] {
  const own = sitePages.map((url) => ({ url, qualifications: [] as string[] }));
  const byQualification = qualifications.flatMap(({ id, url }: QualificationPage) =>
    [url, `/interview/${id}/`].map((one) => ({ url: one, qualifications: [id] })),
  );
  return [...own, ...byQualification].map((page) => ({
    ...page,
    kind: 'page',
    ...pageOf(folder, page.url),
  }));
}
