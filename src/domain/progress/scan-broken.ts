import { readPacked, unitePacked } from './attempts.ts';

const VERSION_FIRST = /^\s*\{\s*"version"\s*:\s*(\d+)/;
const EPOCH = /"epoch"\s*:\s*(\[\s*\d+\s*,\s*"[^"\\]*"\s*\])/;
/**
 * A packed string always begins with its offset, which sets it apart from other text. Its end may
 * be missing.
 */
const ATTEMPTS = /("[^"\\]{1,200}")\s*:\s*"([+-]\d{1,4}:[^"]*)/g;
const REGISTER = /("[^"\\]{1,200}")\s*:\s*\[\s*(\d+)\s*,\s*("[^"\\]*")\s*,\s*/g;

/**
 * Finds whole entries in a text that is not JSON, and gives them as the object that the text might
 * have been. A fault costs the entry it is in, not the ones after it. In a text that is JSON all the
 * same (`isJson`), no quotation mark behind a backslash begins a name.
 */
export function scanBroken(text: string, isJson = false): Record<string, unknown> {
  const version = VERSION_FIRST.exec(text)?.[1];
  const epoch = parse(EPOCH.exec(text)?.[1] ?? '');
  const attempts = new Map<string, string>();
  for (const { 1: key = '', 2: packed = '', index } of text.matchAll(ATTEMPTS)) {
    if (isJson && text.charAt(index - 1) === '\\') continue;
    const id = parse(key);
    const readable = readPacked(packed).packed;
    if (typeof id === 'string' && readable)
      attempts.set(id, unitePacked(attempts.get(id) ?? '', readable));
  }
  const registers = new Map<string, unknown>();
  let after = 0;
  let budget = MOST_SCANNED;
  for (const match of text.matchAll(REGISTER)) {
    // A lookalike inside another register's value is not a register.
    if (match.index < after || budget <= 0) continue;
    const start = match.index + match[0].length;
    const end = endOfValue(text, start);
    budget -= end - start;
    const [, key = '', at, by = ''] = match;
    const id = parse(key);
    const value = parse(text.slice(start, end));
    if (typeof id !== 'string' || value === undefined || !/^\s*\]/.test(text.slice(end, end + 20)))
      continue;
    registers.set(id, [Number(at), parse(by), value]);
    after = end;
  }
  return {
    version: version === undefined ? undefined : Number(version),
    epoch,
    attempts: Object.fromEntries(attempts),
    registers: Object.fromEntries(registers),
  };
}

/**
 * Longest value that is looked for, and most characters read for values: hostile text must not take
 * quadratic time.
 */
const LONGEST_VALUE = 20_000;
const MOST_SCANNED = 20_000_000;

/**
 * Where the JSON value that begins at `start` ends: at the bracket or comma that does not belong to
 * it.
 */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  const limit = Math.min(text.length, start + LONGEST_VALUE);
  for (let i = start; i < limit; i++) {
    const char = text.charAt(i);
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') depth++;
    else if (depth === 0 && (char === ']' || char === ',' || char === '}')) return i;
    else if (char === ']' || char === '}') depth--;
  }
  return limit;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
