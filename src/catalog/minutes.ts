import { mdxToMdast, type MdastNode } from 'satteri';
import { ITEM_MINUTES } from '../domain/quiz.ts';
import type { ModuleContent } from './read.ts';
import { labLinesFault, readLabLines } from './lab-lines.ts';

/** What a reader in a second language takes, in minutes: counted, not felt. */
const pace = {
  wordsPerMinute: 130,
  listingLine: 4 / 60,
  figure: 0.5,
  walk: 2,
  item: ITEM_MINUTES,
  open: 4,
  simulator: 5,
} as const;

/** Where what they hold is not visible on opening the page, or is counted by itself. */
const folded = new Set(['Reveal', 'Depth']);
const figures = new Set(['Figure', 'Picture']);

/** What one section of a module, or its end, asks of a reader. */
export interface Effort {
  /** Visible on opening: prose, captions, tables. */
  words: number;
  /** In folds. */
  foldedWords: number;
  minutes: number;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whole minutes, one at least, that so many words take. */
export function minutesOfWords(words: number): number {
  return Math.max(1, Math.round(words / pace.wordsPerMinute));
}

/** Section id → what it asks of a reader; `''` is what stands before, between and after the sections. */
export function effortOf(
  module: ModuleContent,
  root: string,
  isSimulator: (component: string) => boolean,
): Map<string, Effort> {
  const efforts = new Map<string, Effort>();
  const add = (section: string, words: number, foldedWords: number, minutes: number) => {
    const before = efforts.get(section) ?? { words: 0, foldedWords: 0, minutes: 0 };
    efforts.set(section, {
      words: before.words + words,
      foldedWords: before.foldedWords + foldedWords,
      minutes: before.minutes + minutes + words / pace.wordsPerMinute,
    });
  };
  const checked = new Set<string>();

  const visit = (node: MdastNode, section: string, fold: boolean): void => {
    let into = section;
    let inFold = fold;
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name ?? '';
      const get = attributesOf(node);
      if (name === 'Section') into = get('id');
      if (folded.has(name)) {
        add(into, countWords(get('title')), 0, 0);
        inFold = true;
      }
      const count = (words: number, minutes: number) => {
        if (inFold) add(into, 0, words, 0);
        else add(into, words, 0, minutes);
      };
      if (figures.has(name)) {
        const caption =
          name === 'Figure'
            ? get('caption')
            : (module.pictures.find(({ id }) => id === get('id'))?.caption ?? '');
        count(countWords(caption), pace.figure);
        return;
      }
      if (name === 'Walk') count(0, pace.walk);
      if (name === 'Check') {
        checked.add(get('item'));
        add(into, 0, 0, pace.item);
      }
      if (name === 'Listing' || name === 'Output') {
        count(countWords(get('title')), linesShown(get, root) * pace.listingLine);
      }
      if (isSimulator(name)) count(0, pace.simulator);
    }
    if (node.type === 'text' || node.type === 'inlineCode') {
      const words = countWords(node.value);
      if (inFold) add(into, 0, words, 0);
      else add(into, words, 0, 0);
    }
    if (node.type === 'code') {
      const lines = node.value.split('\n').length;
      if (!inFold) add(into, 0, 0, lines * pace.listingLine);
    }
    if ('children' in node) for (const child of node.children) visit(child, into, inFold);
  };
  visit(mdxToMdast(module.body, {}), '', false);

  const { summary, objectives, recap, quiz } = module;
  const ends = [summary, ...objectives.map(({ text }) => text), ...recap];
  add(
    '',
    ends.reduce((sum, text) => sum + countWords(text), 0),
    0,
    0,
  );
  const atEnd = quiz.items.filter(({ id }) => !checked.has(id)).length;
  add('', 0, 0, atEnd * pace.item + quiz.open.length * pace.open);
  return efforts;
}

/** All of a module, as whole minutes. */
export function totalOf(efforts: ReadonlyMap<string, Effort>): Effort {
  const total = { words: 0, foldedWords: 0, minutes: 0 };
  for (const { words, foldedWords, minutes } of efforts.values()) {
    total.words += words;
    total.foldedWords += foldedWords;
    total.minutes += minutes;
  }
  return total;
}

function attributesOf(node: Extract<MdastNode, { attributes: unknown }>): (name: string) => string {
  const found = new Map<string, string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const value = attribute.value ?? '';
    found.set(attribute.name, typeof value === 'string' ? value : value.value);
  }
  return (name) => found.get(name) ?? '';
}

/** Lines of a listing; none where there is no such file, which another check says. */
function linesShown(get: (name: string) => string, root: string): number {
  const [lab, file] = [get('lab'), get('file')];
  const lines = get('lines') || undefined;
  if (labLinesFault({ lab, file, lines }, root) !== undefined) return 0;
  return readLabLines(lab, file, lines, root).code.trimEnd().split('\n').length;
}
