import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { describeIssues, type Fault } from './faults.ts';
import {
  glossarySchema,
  itemSchema,
  labSchema,
  moduleSchema,
  postingSchema,
  quizSchema,
  skillsSchema,
  type GlossaryTerm,
  type Lab,
  type ModuleData,
  type Posting,
  type Quiz,
  type Skill,
} from './schema.ts';

export interface ModuleContent extends ModuleData {
  slug: string;
  /** Path of index.mdx and of quiz.yaml, from the root. */
  file: string;
  quizFile: string;
  /** The MDX below the front matter, and the line it starts on. */
  body: string;
  bodyLine: number;
  quiz: Quiz;
}

export interface LabContent extends Lab {
  slug: string;
  file: string;
}

/** Everything under `content/`, parsed one file at a time; what could not be read is in `faults`. */
export interface Content {
  posting: Posting;
  skills: Skill[];
  modules: ModuleContent[];
  glossary: GlossaryTerm[];
  labs: LabContent[];
  faults: Fault[];
}

const keys = (schema: z.ZodObject): string[] => Object.keys(schema.shape);
const itemKeys = itemSchema.options.flatMap((option) => [
  ...keys(option),
  ...['text', 'correct', 'why', 'section', 'left', 'right', 'value', 'lab', 'file', 'lines'],
]);

/** Reads `content/` under `root`. Never throws for an author's mistake: it becomes a fault. */
export function readContent(root: string): Content {
  const faults: Fault[] = [];
  const read = <T extends z.ZodType>(
    file: string,
    schema: T,
    known: string[],
  ): z.infer<T> | undefined =>
    parseYaml(file, readFileSync(join(root, file), 'utf8'), 0, schema, known, faults);

  const posting = read('content/posting.yaml', postingSchema, [
    ...keys(postingSchema),
    ...['id', 'ordinal', 'level', 'text', 'plain', 'short', 'skills'],
  ]);
  const skills = read('content/skills.yaml', skillsSchema, ['skills', 'id', 'name', 'phrases']);
  const glossary = read('content/glossary.yaml', glossarySchema, [
    ...['terms', 'id', 'term', 'definition', 'module'],
  ]);

  const modules = folders(root, 'content/modules').flatMap((slug): ModuleContent[] => {
    const file = `content/modules/${slug}/index.mdx`;
    const quizFile = `content/modules/${slug}/quiz.yaml`;
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
    const data = parseYaml(
      file,
      split.frontMatter,
      1,
      moduleSchema,
      [
        ...keys(moduleSchema),
        'id',
        'text',
        'title',
        'minutes',
        'date',
        'versions',
        'version',
        'url',
        'section',
      ],
      faults,
    );
    const quiz = read(quizFile, quizSchema, [...keys(quizSchema), ...itemKeys, 'rubric', 'answer']);
    if (!data || !quiz) return [];
    return [{ ...data, slug, file, quizFile, body: split.body, bodyLine: split.bodyLine, quiz }];
  });

  const labs = folders(root, 'content/labs').flatMap((slug): LabContent[] => {
    const file = `content/labs/${slug}/lab.yaml`;
    if (!existsSync(join(root, file))) {
      faults.push({ file, message: 'is missing; every lab has one' });
      return [];
    }
    const lab = read(file, labSchema, [...keys(labSchema), 'command', 'output']);
    return lab ? [{ ...lab, slug, file }] : [];
  });

  return {
    posting: posting ?? { title: '', qualifications: [], conditions: [] },
    skills: skills?.skills ?? [],
    glossary: glossary?.terms ?? [],
    modules: modules.sort((a, b) => a.ordinal - b.ordinal),
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

function parseYaml<T extends z.ZodType>(
  file: string,
  text: string,
  linesBefore: number,
  schema: T,
  knownKeys: readonly string[],
  faults: Fault[],
): z.infer<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const line = error.linePos?.[0].line;
      faults.push({
        file: line === undefined ? file : `${file}:${line + linesBefore}`,
        message: `is not valid YAML: ${error.message.split('\n')[0] ?? ''}`,
      });
    }
    return undefined;
  }
  const data: unknown = document.toJS();
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : lines.linePos(offset).line + linesBefore;
  };
  faults.push(
    ...describeIssues(result.error, file, knownKeys, lineOf, (path) => nearestId(data, path)),
  );
  return undefined;
}

/** The source offset of the deepest node on `path` that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    } else if (isSeq(parent) && typeof key === 'number') {
      const item = parent.items[key];
      if ((isScalar(item) || isMap(item) || isSeq(item)) && item.range) return item.range[0];
    }
  }
  return undefined;
}

/** `item "orc-tail": ` for the innermost thing with an id on the path, or nothing. */
function nearestId(data: unknown, path: readonly PropertyKey[]): string {
  let name = '';
  let node: unknown = data;
  for (const part of path) {
    if (typeof node !== 'object' || node === null) break;
    node = Reflect.get(node, part);
    if (typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string') {
      name = `"${node.id}": `;
    }
  }
  return name;
}
