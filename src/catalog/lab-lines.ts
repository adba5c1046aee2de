import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from './content-root.ts';

export interface LabLines {
  code: string;
  /** Number of the first line shown, from 1. */
  first: number;
}

/** Lines `a-b` (both inclusive) of a lab's file, without their common indentation. */
export function readLabLines(
  lab: string,
  file: string,
  lines?: string,
  root = contentRoot(),
): LabLines {
  const all = linesOf(join(root, 'content/labs', lab, file));
  const [first = 1, last = first] =
    lines === undefined ? [1, all.length] : lines.split('-').map(Number);
  const shown = all.slice(first - 1, last);
  const indents = shown
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return { code: shown.map((line) => line.slice(indent)).join('\n'), first };
}

/** What is wrong with `lab`, `file` and `lines` as an author wrote them, with the mend, or nothing. */
export function labLinesFault(
  {
    lab = '',
    file = '',
    lines,
  }: { lab?: string | undefined; file?: string | undefined; lines?: string | undefined },
  root: string,
): string | undefined {
  const path = `content/labs/${lab}/${file}`;
  const onDisk = join(root, path);
  if (file.includes('..') || !existsSync(onDisk) || !statSync(onDisk).isFile()) {
    return `shows ${path}, which does not exist; mend "lab" or "file"`;
  }
  if (lines === undefined) return undefined;
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(lines) ?? [];
  const first = Number(from);
  const last = Number(to);
  const count = linesOf(onDisk).length;
  return first >= 1 && first <= last && last <= count
    ? undefined
    : `asks for lines ${lines} of ${path}, which has ${count}; write them like 3-17`;
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
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
