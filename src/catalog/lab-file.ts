import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from './content-root.ts';

export interface LabLines {
  code: string;
  /** Number of the first line shown, from 1. */
  first: number;
}

/** Lines `a-b` (both inclusive) of a lab's file, without their common indentation. */
export function readLabLines(lab: string, file: string, lines?: string): LabLines {
  const all = readFileSync(join(contentRoot(), 'content/labs', lab, file), 'utf8')
    .trimEnd()
    .split('\n');
  const [first = 1, last = first] =
    lines === undefined ? [1, all.length] : lines.split('-').map(Number);
  const shown = all.slice(first - 1, last);
  const indents = shown
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Infinity);
  return {
    code: shown.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n'),
    first,
  };
}

/** `"3,5-7"` → {3, 5, 6, 7}. */
export function parseLineSet(text: string): Set<number> {
  return new Set(
    text
      .split(',')
      .filter(Boolean)
      .flatMap((part) => {
        const [from = 0, to = from] = part.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
  );
}
