import type { Catalog, CatalogModule } from '../domain/catalog.ts';
import { orderModules } from '../domain/module-order.ts';
import { checkedContent, readChecked } from './checked-content.ts';
import { contentRoot } from './content-root.ts';
import { plainText } from './markdown.ts';
import type { Content, ModuleContent } from './read.ts';
import type { QualificationData, Skill } from './schema.ts';
import { siteAddress } from './site-address.ts';

/** A qualification with what the pages say about it. */
export interface QualificationPage extends Omit<QualificationData, 'skills'> {
  url: string;
  skills: (Skill & { modules: ModuleContent[] })[];
  modules: ModuleContent[];
  minutes: number;
}

/** The checked content, joined: what every page is made from. */
export interface Site {
  content: Content;
  /** In prerequisite order, ties by ordinal. */
  modules: ModuleContent[];
  qualifications: QualificationPage[];
  catalog: Catalog;
}

let site: Site | undefined;

/**
 * What the build made of the content, joined. Throws a `ContentError` that lists every fault.
 * While authoring (`astro dev`) the content is read anew on each call.
 */
export function getSite(): Site {
  if (import.meta.env.DEV) return joinSite(readChecked(contentRoot()));
  site ??= buildSite(contentRoot());
  return site;
}

/** What is under `root`, checked and joined. */
export function buildSite(root: string): Site {
  return joinSite(checkedContent(root));
}

function joinSite(content: Content): Site {
  const bySlug = new Map(content.modules.map((module) => [module.slug, module]));
  const modules = orderModules(content.modules.map(toCatalogModule)).flatMap(({ id }) => {
    const module = bySlug.get(id);
    return module ? [module] : [];
  });
  const qualifications = content.posting.qualifications.map((qualification): QualificationPage => {
    const own = modules.filter((m) => m.qualifications.includes(qualification.id));
    return {
      ...qualification,
      url: `/qualifications/${qualification.id}/`,
      skills: qualification.skills.flatMap((id) =>
        content.skills
          .filter((skill) => skill.id === id)
          .map((skill) => ({ ...skill, modules: modules.filter((m) => m.skills.includes(id)) })),
      ),
      modules: own,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    };
  });
  return { content, modules, qualifications, catalog: toCatalog(content) };
}

/** What `/catalog.json` says; see `src/domain/catalog.ts` for the meaning of each field. */
function toCatalog(content: Content): Catalog {
  return {
    schemaVersion: 1,
    catalogVersion: Math.max(0, ...content.modules.map(({ ordinal }) => ordinal)),
    site: siteAddress(),
    qualifications: content.posting.qualifications.map(
      ({ id, ordinal, text, short, plain, level, skills }) => ({
        id,
        ordinal,
        text,
        short,
        plain,
        level,
        skills,
        modules: content.modules
          .filter((m) => m.qualifications.includes(id))
          .map(({ slug }) => slug),
      }),
    ),
    skills: content.skills.map(({ id, ordinal, name, within = null }) => ({
      id,
      ordinal,
      name,
      within,
      modules: content.modules.filter((m) => m.skills.includes(id)).map(({ slug }) => slug),
    })),
    modules: content.modules.map(toCatalogModule),
    labs: content.labs.map(({ slug, title, level, minutes, modules }) => ({
      id: slug,
      title,
      url: `/labs/${slug}/`,
      level,
      minutes,
      modules,
    })),
    retired: content.modules.flatMap(({ slug, quiz }) => [
      ...quiz.items.flatMap((item) =>
        (item.replaces ?? []).map((id) => ({
          id,
          module: slug,
          objective: item.objective,
          replacedBy: item.id,
        })),
      ),
      ...(quiz.retired ?? []).map((item) => ({ ...item, module: slug, replacedBy: null })),
    ]),
  };
}

function toCatalogModule(module: ModuleContent): CatalogModule {
  const { ordinal, title, minutes, prerequisites, qualifications, skills, sections, verified } =
    module;
  return {
    id: module.slug,
    ordinal,
    title,
    url: `/modules/${module.slug}/`,
    minutes,
    prerequisites,
    qualifications,
    skills,
    confusables: module.confusables ?? [],
    objectives: module.objectives.map(({ id, text }) => ({
      id,
      text: plainText(text),
      items: module.quiz.items.filter((item) => item.objective === id).map((item) => item.id),
    })),
    items: module.quiz.items.map(({ id }) => id),
    sections,
    verified,
  };
}
