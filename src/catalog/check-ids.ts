import { anchoredComponents } from './components.ts';
import type { Report } from './faults.ts';
import type { Content, ModuleContent } from './read.ts';
import type { ScannedMdx } from './scan-mdx.ts';
import type { Item } from './schema.ts';
import { pageAnchors } from './site-pages.ts';

interface ScannedModule {
  module: ModuleContent;
  scan: ScannedMdx;
}

/** Ids, ordinals and addresses: each has one owner on the whole site. */
export function checkIds(
  content: Content,
  scanned: readonly ScannedModule[],
  report: Report,
): void {
  const owners = new Map<string, string>();
  for (const [id, file] of idsOf(content, scanned)) {
    const owner = owners.get(id);
    if (owner !== undefined) {
      report(file, `id "${id}" is used already in ${owner}; ids are unique across the site`);
    }
    if (pageAnchors.some((anchor) => anchor === id)) {
      report(file, `id "${id}" is an anchor of every module page; choose another`);
    }
    owners.set(id, file);
  }
  findDoubles(content.skills, 'content/skills.yaml', 'skill', report);
  findDoubles(content.posting.qualifications, 'content/posting.yaml', 'qualification', report);

  findDoubleOrdinals(
    content.modules.map(({ ordinal, slug, file }) => ({ ordinal, id: slug, file })),
    report,
  );
  for (const [file, list] of [
    ['content/skills.yaml', content.skills],
    ['content/posting.yaml', content.posting.qualifications],
  ] as const) {
    findDoubleOrdinals(
      list.map(({ id, ordinal }) => ({ id, ordinal, file })),
      report,
    );
  }
  checkAliases(content.modules, owners, report);
}

/** Every id on the site, with the file that owns it. Ids of questions no longer asked stay taken. */
function* idsOf(
  content: Content,
  scanned: readonly ScannedModule[],
): Generator<[id: string, file: string]> {
  for (const { module, scan } of scanned) {
    const { objectives, sections, sources, quiz, file, quizFile } = module;
    for (const { id } of [...objectives, ...sections, ...sources]) yield [id, file];
    for (const { name, attributes } of scan.components) {
      const { id } = attributes;
      if (anchoredComponents.includes(name) && id !== undefined) yield [id, file];
    }
    for (const item of quiz.items) {
      yield [item.id, quizFile];
      for (const { id } of partsOf(item)) yield [id, quizFile];
      for (const id of item.replaces ?? []) yield [id, quizFile];
    }
    for (const { id } of [...quiz.open, ...(quiz.retired ?? [])]) yield [id, quizFile];
  }
  for (const { id } of content.glossary) yield [id, 'content/glossary.yaml'];
  for (const { id } of content.statements) yield [id, 'content/placement.yaml'];
}

/** The parts of an item that have ids of their own. */
function partsOf(item: Item): { id: string }[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options;
    case 'ordering':
      return item.steps;
    case 'matching':
      return [...item.pairs, ...(item.decoys ?? [])];
    case 'numeric':
      return [];
  }
}

function findDoubles(
  list: readonly { id: string }[],
  file: string,
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) report(file, `${what} "${id}" is there twice; remove one`);
    seen.add(id);
  }
}

/** Plans that were shared name modules, skills and qualifications by their ordinals. */
function findDoubleOrdinals(
  list: readonly { id: string; ordinal: number; file: string }[],
  report: Report,
): void {
  const owners = new Map<number, string>();
  for (const { id, ordinal, file } of list) {
    const owner = owners.get(ordinal);
    if (owner !== undefined) {
      report(
        file,
        `"${id}": ordinal ${ordinal} belongs to "${owner}" already; take the next free one`,
      );
    }
    owners.set(ordinal, id);
  }
}

function checkAliases(
  modules: readonly ModuleContent[],
  owners: ReadonlyMap<string, string>,
  report: Report,
): void {
  const slugs = new Map(modules.map((module) => [module.slug, module.file]));
  for (const { aliases, sections, slug, file } of modules) {
    if (!/^[a-z0-9-]{1,40}$/.test(slug)) {
      report(file, `folder "${slug}" must be named with 1 to 40 of a–z, 0–9 and "-"`);
    }
    for (const alias of aliases?.slugs ?? []) {
      const owner = slugs.get(alias);
      if (owner !== undefined) {
        report(file, `alias "${alias}" is an address of ${owner} already; remove one`);
      }
      slugs.set(alias, file);
    }
    for (const [old, present] of Object.entries(aliases?.sections ?? {})) {
      if (!sections.some(({ id }) => id === present)) {
        report(
          file,
          `section alias "${old}" leads to "${present}", which is no section here; name one`,
        );
      }
      if (owners.has(old)) report(file, `section alias "${old}" is an id in use; remove one`);
    }
  }
}
