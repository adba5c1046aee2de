import { readContent, type Content, type ModuleContent } from '../../../src/catalog/read.ts';

const { lexicon, modules } = readContent(process.cwd());
const [sample] = modules;

/** A module that is like a real one but for what is given. */
export function moduleLike(changes: Partial<ModuleContent>): ModuleContent {
  if (!sample) throw new Error('content/modules has no module');
  return { ...sample, ...changes };
}

/** Content of these modules and nothing else. */
export function contentOf(modules: ModuleContent[]): Content {
  const posting = { title: 'T', qualifications: [], conditions: [] };
  return {
    posting,
    lexicon,
    skills: [],
    modules,
    unread: [],
    glossary: [],
    statements: [],
    labs: [],
    faults: [],
  };
}
