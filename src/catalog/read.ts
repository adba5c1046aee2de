import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import type { Lexicon } from '../domain/match.ts';
import type { Fault } from './faults.ts';
import { parseYaml } from './parse-yaml.ts';
import {
  figuresSchema,
  glossarySchema,
  labSchema,
  moduleSchema,
  placementSchema,
  postingSchema,
  quizSchema,
  skillsSchema,
  type Figures,
  type GlossaryTerm,
  type Lab,
  type ModuleData,
  type Posting,
  type Quiz,
  type Skill,
  type Statement,
} from './schema.ts';

export interface ModuleContent extends ModuleData {
  slug: string;
  /** Path of index.mdx, of quiz.yaml and of figures.yaml, from the root. */
  file: string;
  quizFile: string;
  figuresFile: string;
  /** The MDX below the front matter, and the line it starts on. */
  body: string;
  bodyLine: number;
  quiz: Quiz;
  /** Of figures.yaml, which a module need not have. */
  walks: NonNullable<Figures['walks']>;
  pictures: NonNullable<Figures['pictures']>;
}

export interface LabContent extends Lab {
  slug: string;
  file: string;
}

/** Everything under `content/`, parsed one file at a time; what could not be read is in `faults`. */
export interface Content {
  posting: Posting;
  skills: Skill[];
  /** All of `skills.yaml`: what postings are matched by. */
  lexicon: Lexicon;
  modules: ModuleContent[];
  /** Slugs of modules that are there and could not be read. */
  unread: string[];
  glossary: GlossaryTerm[];
  /** What the placement check asks before its questions. */
  statements: Statement[];
  labs: LabContent[];
  faults: Fault[];
}

const NO_LEXICON: Lexicon = {
  headings: { minimum: [], preferred: [], asked: [], excluded: [], muted: [] },
  hints: { minimum: [], preferred: [] },
  negations: {
    ...{ no: [], not: [], refused: [], needless: [], instead: [], except: [] },
    ...{ through: [], noun: [], verb: [], join: [], either: [], need: [] },
  },
  trades: { technical: [], shared: [], other: [] },
  witnesses: [],
  tails: [],
  asides: [],
  words: {},
  skills: [],
};

/** Reads `content/` under `root`. Never throws for an author's mistake: it becomes a fault. */
export function readContent(root: string): Content {
  const faults: Fault[] = [];
  const read = <T extends z.ZodType>(file: string, schema: T): z.infer<T> | undefined =>
    parseYaml(file, readFileSync(join(root, file), 'utf8'), schema, faults);

  const posting = read('content/posting.yaml', postingSchema);
  const skills = read('content/skills.yaml', skillsSchema);
  const glossary = read('content/glossary.yaml', glossarySchema);
  const placement = read('content/placement.yaml', placementSchema);

  const slugs = folders(root, 'content/modules');
  const modules = slugs.flatMap((slug): ModuleContent[] => {
    const file = `content/modules/${slug}/index.mdx`;
    const quizFile = `content/modules/${slug}/quiz.yaml`;
    const figuresFile = `content/modules/${slug}/figures.yaml`;
    const missing = [file, quizFile].filter((path) => !existsSync(join(root, path)));
    faults.push(
      ...missing.map((path) => ({ file: path, message: 'is missing; every module has one' })),
    );
    if (missing.length > 0) return [];
    const split = splitFrontMatter(readFileSync(join(root, file), 'utf8'));
    if (!split) {
      faults.push({ file, message: 'has no front matter; it starts and ends with a line "---"' });
      return [];
    }
    const { frontMatter, body, bodyLine } = split;
    const data = parseYaml(file, frontMatter, moduleSchema, faults, 1);
    const quiz = read(quizFile, quizSchema);
    const figures = existsSync(join(root, figuresFile)) ? read(figuresFile, figuresSchema) : {};
    if (!data || !quiz || !figures) return [];
    const { walks = [], pictures = [] } = figures;
    const files = { slug, file, quizFile, figuresFile };
    return [{ ...data, ...files, body, bodyLine, quiz, walks, pictures }];
  });

  const labs = folders(root, 'content/labs').flatMap((slug): LabContent[] => {
    const file = `content/labs/${slug}/lab.yaml`;
    if (!existsSync(join(root, file))) {
      faults.push({ file, message: 'is missing; every lab has one' });
      return [];
    }
    const lab = read(file, labSchema);
    return lab ? [{ ...lab, slug, file }] : [];
  });

  return {
    posting: posting ?? { title: '', qualifications: [], conditions: [] },
    skills: skills?.skills ?? [],
    lexicon: skills ?? NO_LEXICON,
    glossary: glossary?.terms ?? [],
    statements: placement?.statements ?? [],
    modules: modules.sort((a, b) => a.ordinal - b.ordinal),
    unread: slugs.filter((slug) => !modules.some((module) => module.slug === slug)),
    labs,
    faults,
  };
}

function folders(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Splits `---\n…\n---\n…`; `bodyLine` counts from 1. */
export function splitFrontMatter(
  source: string,
): { frontMatter: string; body: string; bodyLine: number } | undefined {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  if (!match) return undefined;
  const [head, frontMatter = ''] = match;
  return { frontMatter, body: source.slice(head.length), bodyLine: head.split('\n').length };
}
