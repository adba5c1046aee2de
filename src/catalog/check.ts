import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, type AnswerLedger } from './answer-ledger.ts';
import { suggest, type Fault } from './faults.ts';
import { checkQuizStyle } from './check-quiz-style.ts';
import { findCycle } from './prerequisites.ts';
import type { Content, ModuleContent } from './read.ts';
import { scanMdx, type ScannedMdx } from './scan-mdx.ts';

export interface CheckOptions {
  /** The repository's root: listings and labs are looked up there. */
  root: string;
  /** Names an author may use as components. */
  components: readonly string[];
  /** The append-only record of every item's right answer. */
  ledger: AnswerLedger;
  /** Pages besides modules and qualifications that a module may link to. */
  pages: readonly string[];
}

type Report = (file: string, message: string) => void;

/**
 * Checks the catalogue as a whole and returns every fault, the files' own faults first.
 * Each names the file, the id and the mend.
 */
export function checkContent(content: Content, options: CheckOptions): Fault[] {
  const faults: Fault[] = [...content.faults];
  const report: Report = (file, message) => faults.push({ file, message });
  const scans = new Map(content.modules.map((m) => [m.slug, scanMdx(m.body, m.bodyLine)]));

  checkIds(content, scans, report);
  checkReferences(content, report);
  for (const module of content.modules) {
    const scan = scans.get(module.slug);
    if (!scan) continue;
    if (scan.syntaxError !== undefined) {
      report(module.file, `does not parse as MDX: ${scan.syntaxError}`);
      continue;
    }
    checkBody(module, scan, content, options, report);
    checkLinks(module, scan, content, options, report);
  }
  for (const module of content.modules) {
    checkQuiz(module, options, report);
    checkQuizStyle(module, report);
  }
  checkLedger(content, options.ledger, report);
  return faults;
}

/** Every id on the site, with the file that owns it. */
function* ownIds(
  content: Content,
  scans: ReadonlyMap<string, ScannedMdx>,
): Generator<[string, string]> {
  for (const m of content.modules) {
    for (const { id } of [...m.objectives, ...m.sections, ...m.sources]) yield [id, m.file];
    for (const { name, attributes } of scans.get(m.slug)?.components ?? []) {
      const { id } = attributes;
      const owns = name === 'Figure' || /^(LsmTuner|RescaleRing|DataLoaderPipeline)$/.test(name);
      if (owns && id !== undefined) yield [id, m.file];
    }
    for (const item of m.quiz.items) {
      yield [item.id, m.quizFile];
      for (const { id } of partsOf(item)) yield [id, m.quizFile];
    }
    for (const { id } of m.quiz.open) yield [id, m.quizFile];
  }
  for (const { id } of content.glossary) yield [id, 'content/glossary.yaml'];
}

/** The parts of an item that have ids of their own. */
export function partsOf(item: ModuleContent['quiz']['items'][number]): { id: string }[] {
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

function checkIds(content: Content, scans: ReadonlyMap<string, ScannedMdx>, report: Report): void {
  const owners = new Map<string, string>();
  for (const [id, file] of ownIds(content, scans)) {
    const owner = owners.get(id);
    if (owner !== undefined) {
      report(file, `id "${id}" is used already in ${owner}; ids are unique across the site`);
    }
    owners.set(id, file);
  }
  const ordinals = new Map<number, string>();
  for (const { ordinal, slug, file } of content.modules) {
    const other = ordinals.get(ordinal);
    if (other !== undefined) report(file, `ordinal ${ordinal} belongs to "${other}" already`);
    ordinals.set(ordinal, slug);
  }
  const slugs = new Map<string, string>(content.modules.map((m) => [m.slug, m.file]));
  for (const m of content.modules) {
    for (const alias of m.aliases?.slugs ?? []) {
      const owner = slugs.get(alias);
      if (owner !== undefined) report(m.file, `alias "${alias}" is an address of ${owner} already`);
      slugs.set(alias, m.file);
    }
    for (const [old, present] of Object.entries(m.aliases?.sections ?? {})) {
      if (!m.sections.some(({ id }) => id === present)) {
        report(m.file, `section alias "${old}" leads to "${present}", which is no section here`);
      }
      if (owners.has(old)) report(m.file, `section alias "${old}" is an id in use`);
    }
  }
}

function checkReferences(content: Content, report: Report): void {
  const skills = content.skills.map(({ id }) => id);
  const slugs = content.modules.map(({ slug }) => slug);
  const qualifications = content.posting.qualifications.map(({ id }) => id);
  const dangling = (file: string, what: string, name: string, known: readonly string[]) => {
    if (!known.includes(name))
      report(file, `${what} "${name}" does not exist${suggest(name, known)}`);
  };

  for (const m of content.modules) {
    for (const slug of m.prerequisites) dangling(m.file, 'prerequisite', slug, slugs);
    for (const slug of m.qualifications) dangling(m.file, 'qualification', slug, qualifications);
    for (const skill of m.skills) dangling(m.file, 'skill', skill, skills);
    const sum = m.sections.reduce((total, { minutes }) => total + minutes, 0);
    if (sum > m.minutes || sum < m.minutes * 0.6) {
      report(
        m.file,
        `sections add up to ${sum} of ${m.minutes} minutes; leave up to 40 % for the self-check and recap`,
      );
    }
  }
  for (const qualification of content.posting.qualifications) {
    for (const skill of qualification.skills) {
      dangling('content/posting.yaml', `qualification "${qualification.id}": skill`, skill, skills);
    }
    if (!content.modules.some((m) => m.qualifications.includes(qualification.id))) {
      report(
        'content/posting.yaml',
        `qualification "${qualification.id}" has no module; name it in some module's qualifications`,
      );
    }
  }
  for (const lab of content.labs) dangling(lab.file, 'module', lab.module, slugs);
  for (const term of content.glossary) {
    if (term.module !== undefined) {
      dangling('content/glossary.yaml', `term "${term.id}": module`, term.module, slugs);
    }
  }
  const cycle = findCycle(content.modules);
  if (cycle) {
    const first = content.modules.find(({ slug }) => slug === cycle[0]);
    report(
      first?.file ?? 'content/modules',
      `prerequisites form a cycle: ${[...cycle, cycle[0]].join(' → ')}; remove one of them`,
    );
  }
}

function checkBody(
  module: ModuleContent,
  scan: ScannedMdx,
  content: Content,
  options: CheckOptions,
  report: Report,
): void {
  const at = (line: number) => `${module.file}:${line}`;
  for (const { what, line } of scan.refused) {
    report(at(line), `${what} is not allowed in a module; use one of the components instead`);
  }
  const sectionIds: string[] = [];
  const checks = new Map<string, number>();
  let figures = 0;
  for (const { name, attributes, line } of scan.components) {
    if (!options.components.includes(name)) {
      report(at(line), `unknown component <${name}>${suggest(name, options.components)}`);
      continue;
    }
    const { id } = attributes;
    if (name === 'Section' && id !== undefined) sectionIds.push(id);
    if (name === 'Cite' && !module.sources.some((source) => source.id === id)) {
      report(at(line), `<Cite id="${id}"> names no source of this module's front matter`);
    }
    if (name === 'Term' && !content.glossary.some((term) => term.id === id)) {
      const known = content.glossary.map((term) => term.id);
      report(
        at(line),
        `<Term id="${id}"> is not in content/glossary.yaml${suggest(id ?? '', known)}`,
      );
    }
    if (name === 'Check') {
      const item = attributes.item ?? '';
      if (!module.quiz.items.some((one) => one.id === item)) {
        report(at(line), `<Check item="${item}"> is no item of ${module.quizFile}`);
      }
      if (checks.has(item))
        report(at(line), `item "${item}" is shown twice; an item has one place`);
      checks.set(item, line);
    }
    if (name === 'Figure') {
      figures += 1;
      for (const key of ['id', 'title', 'desc', 'caption', 'width', 'height']) {
        if (!attributes[key]) report(at(line), `<Figure id="${id}"> has no ${key}`);
      }
    }
    if (name === 'Listing' || name === 'Output') {
      checkLabFile(attributes, (message) => report(at(line), `<${name}> ${message}`), options.root);
    }
  }
  if (sectionIds.join() !== module.sections.map(({ id }) => id).join()) {
    report(
      module.file,
      `<Section>s in the text are [${sectionIds.join(', ')}] but the front matter lists ` +
        `[${module.sections.map(({ id }) => id).join(', ')}]; make them the same, in the same order`,
    );
  }
  if (figures < 3) report(module.file, `has ${figures} figures; a module has three or more`);
}

/** Checks that `lab`/`file` exist and hold the lines asked for. */
function checkLabFile(
  attributes: Readonly<Record<string, string>>,
  complain: (message: string) => void,
  root: string,
): void {
  const { lab = '', file = '', lines } = attributes;
  const path = `content/labs/${lab}/${file}`;
  if (file.includes('..') || !existsSync(join(root, path))) {
    complain(`shows ${path}, which does not exist`);
    return;
  }
  const last = Number(lines?.split('-').at(-1) ?? 0);
  const count = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
  if (last > count) complain(`asks for lines ${lines} of ${path}, which has ${count}`);
}

function checkLinks(
  module: ModuleContent,
  scan: ScannedMdx,
  content: Content,
  options: CheckOptions,
  report: Report,
): void {
  const anchors = new Map(
    content.modules.map((m) => [
      `/modules/${m.slug}/`,
      new Set([
        ...m.sections.map(({ id }) => id),
        ...Object.keys(m.aliases?.sections ?? {}),
        ...['recap', 'self-check', 'sources', 'interview'],
      ]),
    ]),
  );
  const pages = new Set([
    ...options.pages,
    ...anchors.keys(),
    ...content.posting.qualifications.map(({ id }) => `/qualifications/${id}/`),
  ]);
  const check = (url: string, where: string) => {
    if (/^(https?:|mailto:)/.test(url)) return;
    const [path = '', fragment] = url.split('#');
    const page = path === '' ? `/modules/${module.slug}/` : path;
    if (!pages.has(page)) {
      report(where, `link "${url}" leads to no page${suggest(page, [...pages])}`);
    } else if (fragment !== undefined && anchors.get(page)?.has(fragment) === false) {
      report(
        where,
        `link "${url}" leads to no section${suggest(fragment, [...(anchors.get(page) ?? [])])}`,
      );
    }
  };
  for (const { url, line } of scan.links) check(url, `${module.file}:${line}`);
  const quizText = JSON.stringify(module.quiz);
  for (const [, url = ''] of quizText.matchAll(/\]\(([^)\s]+)\)/g)) check(url, module.quizFile);
  for (const [, url = ''] of JSON.stringify(module.recap).matchAll(/\]\(([^)\s]+)\)/g)) {
    check(url, module.file);
  }
}

function checkQuiz(module: ModuleContent, options: CheckOptions, report: Report): void {
  const { quizFile: file } = module;
  const sections = module.sections.map(({ id }) => id);
  const objectives = module.objectives.map(({ id }) => id);
  const tested = new Map<string, number>(objectives.map((id) => [id, 0]));
  for (const item of module.quiz.items) {
    const complain = (message: string) => report(file, `item "${item.id}" ${message}`);
    if (!objectives.includes(item.objective)) {
      complain(
        `tests objective "${item.objective}", which is not of this module${suggest(item.objective, objectives)}`,
      );
    }
    tested.set(item.objective, (tested.get(item.objective) ?? 0) + 1);
    const settled = [
      item.section,
      ...('options' in item ? item.options.map(({ section }) => section) : []),
      ...('traps' in item ? item.traps.map(({ section }) => section) : []),
    ].filter((id) => id !== undefined);
    for (const section of settled) {
      if (!sections.includes(section))
        complain(`names section "${section}"${suggest(section, sections)}`);
    }
    if (typeof item.stimulus === 'object') {
      checkLabFile(
        { lab: item.stimulus.lab, file: item.stimulus.file, lines: item.stimulus.lines ?? '0' },
        (message) => complain(`has a stimulus that ${message}`),
        options.root,
      );
    }
  }
  for (const [objective, count] of tested) {
    if (count < 2) {
      report(file, `objective "${objective}" is tested by ${count} items; two or more are needed`);
    }
  }
}

function checkLedger(content: Content, ledger: AnswerLedger, report: Report): void {
  for (const { quiz, quizFile } of content.modules) {
    for (const item of quiz.items) {
      const before = ledger[item.id];
      const now = answerOf(item);
      if (before !== undefined && before !== now) {
        report(
          quizFile,
          `item "${item.id}" had the answer ${before} and now has ${now}; ` +
            `give the changed item a new id with "replaces: [${item.id}]"`,
        );
      }
    }
  }
}
