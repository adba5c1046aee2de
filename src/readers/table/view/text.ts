import { layOutJson, parseMarked, type Json } from '../../json.ts';
import { MOST_LINES, type FileView } from './view.ts';

export const LONGEST_TEXT = 200_000;

export function textView(text: string): FileView {
  return {
    kind: 'text',
    text: text.slice(0, LONGEST_TEXT),
    isCut: text.length > LONGEST_TEXT,
    facts: [],
  };
}

/** JSON laid out for reading: as a whole, or action by action where each has a line. */
export function viewJson(text: string, file: string): FileView {
  try {
    return layOut(text, file);
  } catch (error) {
    // Nested deeper than the stack: shown as it is.
    if (error instanceof RangeError) return textView(text);
    throw error;
  }
}

function layOut(text: string, file: string): FileView {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (
    lines.length > 1 &&
    lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))
  ) {
    return {
      kind: 'lines',
      count: lines.length,
      lines: lines.slice(0, MOST_LINES).map((line) => {
        const json = parseMarked(line, file);
        return { label: Object.keys(json ?? {})[0] ?? '', text: layOutJson(unfold(json)) };
      }),
      facts: [],
    };
  }
  return textView(layOutJson(parseMarked(text, file)));
}

/** Delta and Hudi keep JSON as text within JSON: statistics, a schema. */
export function unfold(value: Json): Json {
  if (typeof value === 'string' && /^\{.*\}$/s.test(value)) {
    try {
      return parseMarked(value, '');
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unfold);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unfold(one)]));
}
