import { stripVTControlCharacters } from 'node:util';

/** What may differ between two runs on two machines, whatever the lab. */
const always: [RegExp, string][] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/[ \t]+$/gm, ''],
  [/\r\n/g, '\n'],
];

/**
 * A program's output without escapes of the terminal, without this machine's paths, and without
 * empty lines at its end. This is what `expected/` keeps.
 */
export function tidyOutput(text: string, folder: string): string {
  const here = stripVTControlCharacters(text).replaceAll(folder, '<lab>');
  return `${here
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trimEnd()}\n`;
}

/** The same with what may vary masked: ids, and what the lab's `varies` match. */
export function maskOutput(text: string, varies: readonly string[] = []): string {
  let masked = text;
  for (const [pattern, mask] of always) masked = masked.replace(pattern, mask);
  for (const source of varies) masked = masked.replace(new RegExp(source, 'gm'), '<varies>');
  return masked.trimEnd();
}

/**
 * The lines in which two masked outputs differ, `-` what was expected and `+` what came, with a line
 * before and after each, at most `limit`; empty where they are equal.
 */
export function differences(expected: string, actual: string, limit = 40): string[] {
  if (expected === actual) return [];
  const before = expected.split('\n');
  const after = actual.split('\n');
  const lines = editScript(before, after);
  const near = lines.filter((_, at) =>
    lines.slice(Math.max(0, at - 1), at + 2).some((line) => !line.startsWith(' ')),
  );
  return near.length > limit
    ? [...near.slice(0, limit), `… and ${near.length - limit} lines more`]
    : near;
}

/** By the longest common subsequence of lines; outputs of labs have some hundred. */
function editScript(before: readonly string[], after: readonly string[]): string[] {
  const common = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = common[i];
    if (!row) continue;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(`  ${before[i] ?? ''}`);
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${before[i] ?? ''}`);
      i += 1;
    } else {
      lines.push(`+ ${after[j] ?? ''}`);
      j += 1;
    }
  }
  return lines;
}
