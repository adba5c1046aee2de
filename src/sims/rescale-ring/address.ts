import type { Request } from './admission.ts';
import { parseKey } from './key-hash.ts';
import type { Key, KeyType } from './key-hash.ts';
import { limits } from './model.ts';
import type { Action } from './model.ts';

const keyLetters: Record<KeyType, string> = { text: 't', int: 'i', long: 'l' };

/**
 * An action as text: `r3` restore at parallelism 3, `r3-16` with max parallelism 16; `n7`, `n7-128` new job; `ktrome`,
 * `ki42`, `kl42` add a key (String, Integer, Long); `a100` add 100 numbered keys; `h60-trome` make a key hot.
 */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'restore':
      return `r${encodeRequest(action.request)}`;
    case 'start':
      return `n${encodeRequest(action.request)}`;
    case 'add-key':
      return `k${encodeKey(action.key)}`;
    case 'add-numbered':
      return `a${action.count}`;
    case 'heat':
      return `h${action.percent}-${encodeKey(action.key)}`;
  }
}

function encodeRequest({ parallelism, maxParallelism }: Request): string {
  return maxParallelism === null ? `${parallelism}` : `${parallelism}-${maxParallelism}`;
}

/** Letters, digits and `-` as they are; any other UTF-16 unit as `_` and four hexadecimal digits. */
function encodeKey({ type, text }: Key): string {
  const plain = text.replace(
    /[^A-Za-z0-9-]/g,
    (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return keyLetters[type] + plain;
}

/** Null for text that `encodeAction` cannot have written, and for numbers outside of `limits`. Never throws. */
export function decodeAction(text: string): Action | null {
  const rest = text.slice(1);
  switch (text.charAt(0)) {
    case 'r':
    case 'n': {
      const request = decodeRequest(rest);
      return request && { kind: text.startsWith('r') ? 'restore' : 'start', request };
    }
    case 'k': {
      const key = decodeKey(rest);
      return key && { kind: 'add-key', key };
    }
    case 'a': {
      const count = decodeNumber(rest, 1, limits.numbered);
      return count === null ? null : { kind: 'add-numbered', count };
    }
    case 'h': {
      const [, digits = '', encoded = ''] = /^(\d+)-(.*)$/.exec(rest) ?? [];
      const percent = decodeNumber(digits, 0, limits.hotPercent);
      const key = decodeKey(encoded);
      return percent === null || !key ? null : { kind: 'heat', key, percent };
    }
    default:
      return null;
  }
}

function decodeRequest(text: string): Request | null {
  const [p = '', max, ...more] = text.split('-');
  const parallelism = decodeNumber(p, 1, limits.parallelism);
  if (parallelism === null || more.length > 0) return null;
  if (max === undefined) return { parallelism, maxParallelism: null };
  const maxParallelism = decodeNumber(max, 1, limits.maxParallelism);
  return maxParallelism === null ? null : { parallelism, maxParallelism };
}

function decodeKey(text: string): Key | null {
  const type = (['text', 'int', 'long'] as const).find(
    (each) => keyLetters[each] === text.charAt(0),
  );
  if (!type || !/^([A-Za-z0-9-]|_[0-9a-f]{4})*$/.test(text.slice(1))) return null;
  const plain = text
    .slice(1)
    .replace(/_([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const key = parseKey(type, plain);
  return typeof key === 'string' ? null : key;
}

function decodeNumber(text: string, least: number, greatest: number): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const number = Number(text);
  return number < least || number > greatest ? null : number;
}
