import { parseDocument } from 'yaml';
import { anchoredComponents } from '../../src/catalog/components.ts';
import type { ModuleContent } from '../../src/catalog/read.ts';
import { scanMdx } from '../../src/catalog/scan-mdx.ts';
import type { PlannedModule } from './planned.ts';

/** The files of a module; one without walks and pictures has no figures. */
export interface ModuleTexts {
  'index.mdx': string;
  'quiz.yaml': string;
  'figures.yaml'?: string;
}

/**
 * The text and quiz of `source` as those of `module`: every id of its own, and whatever refers to one,
 * ends in another way, so that both can stand on one site. `ordinal` is the new module's.
 */
export function retell(
  source: ModuleContent,
  texts: ModuleTexts,
  module: PlannedModule,
  ordinal: number,
): ModuleTexts {
  const ids = ownIds(source);
  const rename = (text: string) =>
    text
      .replaceAll(`/modules/${source.slug}/`, `/modules/${module.slug}/`)
      .replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (word) => renameId(word, ids, ordinal));
  const [, head = '', body = ''] =
    /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(texts['index.mdx']) ?? [];
  return {
    'index.mdx': `---\n${retitle(rename(head), module, ordinal)}---\n${rename(body)}`,
    'quiz.yaml': rename(texts['quiz.yaml']),
    ...(texts['figures.yaml'] !== undefined && { 'figures.yaml': rename(texts['figures.yaml']) }),
  };
}

/** Ids that the site may have once: of the front matter, the text and the quiz. */
function ownIds({
  objectives,
  sections,
  sources,
  quiz,
  body,
  bodyLine,
}: ModuleContent): Set<string> {
  const anchors = scanMdx(body, bodyLine).components.flatMap(({ name, attributes: { id } }) =>
    anchoredComponents.includes(name) && id !== undefined ? [id] : [],
  );
  const ids = new Set(anchors);
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'id' && typeof part === 'string') ids.add(part);
      else if (key === 'replaces' && Array.isArray(part))
        for (const one of part) ids.add(String(one));
      else collect(part);
    }
  };
  collect([objectives, sections, sources, quiz]);
  return ids;
}

/**
 * A word as it is, or with the name of another module before it where it is an id; a link to a question has a letter
 * before that. Names of modules cost about the same, so the pages weigh what their sources do.
 */
function renameId(word: string, ids: ReadonlySet<string>, ordinal: number): string {
  const [letter = ''] = ids.has(word) ? [] : (/^[qo]-/.exec(word) ?? []);
  const id = word.slice(letter.length);
  if (!ids.has(id)) return word;
  // An id has 40 characters at most.
  return letter + id.replace(/^[^-]*/, `x${ordinal}`).slice(0, 40);
}

function retitle(
  head: string,
  { title, prerequisites, qualifications, skills }: PlannedModule,
  ordinal: number,
): string {
  const document = parseDocument(head);
  // Minutes stay: they are counted from the text.
  const told = { title, ordinal, prerequisites, qualifications, skills };
  for (const [key, value] of Object.entries(told)) document.set(key, value);
  // A former address belongs to one module.
  document.delete('aliases');
  return document.toString({ lineWidth: 0 });
}
