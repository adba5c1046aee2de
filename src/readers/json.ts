import { readWhole, type ByteSource } from './source.ts';
import { Unreadable } from './unreadable.ts';

/** Any value of JSON; a whole number beyond 2^53 is its text. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

const LARGEST = 16 * 1024 * 1024;

/** Reads a JSON file that holds one object. Rejects with `Unreadable`. */
export async function readJson(source: ByteSource): Promise<JsonObject> {
  return objectOf(parseJson(await readText(source), source.name), source.name);
}

export async function readText(source: ByteSource): Promise<string> {
  return new TextDecoder().decode(await readWhole(source, LARGEST));
}

export function parseJson(text: string, file: string): Json {
  return parse(quoteLongIntegers(text), text, file);
}

function parse(quoted: string, text: string, file: string): Json {
  try {
    return JSON.parse(quoted) as Json;
  } catch {
    throw new Unreadable(
      text.trim() === ''
        ? `${file} is empty, where JSON was expected.`
        : `${file} is not JSON, or it is cut off.`,
    );
  }
}

/**
 * Snapshot ids have up to 19 digits, and `JSON.parse` keeps 15: integers of 16 digits or more are put
 * into quotes before it sees them.
 */
function quoteLongIntegers(text: string, mark = ''): string {
  let result = '';
  let copied = 0;
  for (const { index, 0: match } of text.matchAll(/"|-?\d{16,}/g)) {
    if (index < copied) continue;
    if (match === '"') {
      // A string is passed by: `copied` says how far the text is dealt with.
      const end = stringEnd(text, index);
      result += text.slice(copied, end);
      copied = end;
      continue;
    }
    const end = index + match.length;
    const isInteger = !/[.eE]/.test(text.charAt(end)) && !/[\d.eE+]/.test(text.charAt(index - 1));
    result += text.slice(copied, index) + (isInteger ? `"${mark}${match}"` : match);
    copied = end;
  }
  return result + text.slice(copied);
}

/** Stands before the digits of a number that was put into quotes, and in no JSON file otherwise. */
const MARK = '\\u0001';

/** As `parseJson`, with numbers told from text: `layOutJson` gives them back without quotes. */
export function parseMarked(text: string, file: string): Json {
  return parse(quoteLongIntegers(text, MARK), text, file);
}

export function layOutJson(value: Json): string {
  return JSON.stringify(value, null, 2).replace(/"\\u0001(-?\d+)"/g, '$1');
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x5c) at += 1;
    else if (character === 0x22) return at + 1;
  }
  return text.length;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(value: Json, file: string): JsonObject {
  if (!isObject(value)) throw new Unreadable(`${file} holds no JSON object.`);
  return value;
}
