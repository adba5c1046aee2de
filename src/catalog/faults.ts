import type { z } from 'astro/zod';

/** One thing that is wrong in the content: where, and how to mend it. */
export interface Fault {
  /** Path from the repository's root, with `:line` where it is known. */
  file: string;
  message: string;
}

/** Takes one fault in; `file` as in `Fault`. */
export type Report = (file: string, message: string) => void;

/** Thrown once, with every fault: an author mends them all in one go. */
export class ContentError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ file, message }) => `  ${file}: ${message}`);
    super(
      `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in content/\n${lines.join('\n')}`,
    );
    this.name = 'ContentError';
    this.faults = faults;
  }
}

/** Turns zod's issues into faults in words; `lineOf` finds the line of a path in the source. */
export function describeIssues(
  error: z.ZodError,
  file: string,
  knownKeys: readonly string[],
  lineOf: (path: readonly PropertyKey[]) => number | undefined,
  nameOf: (path: readonly PropertyKey[]) => string,
): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file: at(file, lineOf([...issue.path, key])),
        message: `${nameOf(issue.path)}unknown key "${key}"${suggest(key, knownKeys)}`,
      }));
    }
    const field = issue.path.filter((part) => typeof part === 'string').at(-1);
    const message = / received undefined$/.test(issue.message)
      ? 'is missing; add it'
      : issue.message;
    return [
      {
        file: at(file, lineOf(issue.path)),
        message: `${nameOf(issue.path)}${field === undefined ? '' : `"${field}" `}${message}`,
      },
    ];
  });
}

/** `; did you mean "x"?` where a known name is near, otherwise nothing. */
export function suggest(name: string, known: readonly string[]): string {
  const near = known
    .filter((candidate) => candidate !== name)
    .map((candidate) => ({
      candidate,
      distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.ceil(name.length / 3)
    ? `; did you mean "${near.candidate}"?`
    : '; remove it';
}

function at(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
