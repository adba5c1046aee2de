import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { buildSite } from './catalog.ts';
import { contentRoot } from './content-root.ts';
import { plainText } from './markdown.ts';

/**
 * Builds the search index from the built pages. A module's text is indexed by section, as part of
 * its page; questions, glossary terms and labs are records of their own, so that they can be filtered.
 * Answers and explanations are left out: finding a question must not give it away.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'lakepath:search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { content, modules } = buildSite(contentRoot());
        const { index, errors } = await pagefind.createIndex({
          forceLanguage: 'en',
          // A section's number and minutes are no part of what it says.
          excludeSelectors: ['.section-head .meta'],
        });
        if (!index) throw new Error(`search index: ${errors.join('; ')}`);
        const folder = fileURLToPath(dir);
        const page = await index.addDirectory({ path: folder, glob: 'modules/*/index.html' });
        fail(page.errors);

        for (const module of modules) {
          for (const item of module.quiz.items) {
            const stimulus =
              typeof item.stimulus === 'string' ? item.stimulus : item.stimulus?.text;
            const question = plainText(item.question);
            const { errors } = await index.addCustomRecord({
              url: `/modules/${module.slug}/#q-${item.id}`,
              content: [question, stimulus ? plainText(stimulus) : ''].join('\n').trim(),
              language: 'en',
              meta: { title: question, module: module.title },
              filters: { kind: ['question'], qualification: module.qualifications },
            });
            fail(errors);
          }
        }
        for (const { id, term, zh, definition, module: slug } of content.glossary) {
          const owner = modules.find((module) => module.slug === slug);
          const { errors } = await index.addCustomRecord({
            url: `/glossary/#${id}`,
            content: [`${term}: ${plainText(definition)}`, zh ?? ''].join('\n').trim(),
            language: 'en',
            meta: { title: zh === undefined ? term : `${term} · ${zh}` },
            filters: { kind: ['term'], ...(owner && { qualification: owner.qualifications }) },
          });
          fail(errors);
        }
        for (const { slug, title, goal, engines, steps, modules: own } of content.labs) {
          const served = modules.filter((module) => own.includes(module.slug));
          const { errors } = await index.addCustomRecord({
            url: `/labs/${slug}/`,
            content: [
              plainText(goal),
              Object.keys(engines).join(', '),
              ...steps.flatMap((step) => [step.title, plainText(step.text)]),
            ].join('\n'),
            language: 'en',
            meta: { title },
            filters: {
              kind: ['lab'],
              qualification: [...new Set(served.flatMap((one) => one.qualifications))],
            },
          });
          fail(errors);
        }
        const written = await index.writeFiles({ outputPath: `${folder}/pagefind` });
        fail(written.errors);
        await pagefind.close();
      },
    },
  };
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join('; ')}`);
}
