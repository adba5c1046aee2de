import { BULLET_SIGNS } from './lines.ts';

/** A sign that stands nowhere but before an item. */
const SIGN = new RegExp(`[${BULLET_SIGNS}]`, 'gu');
/** Signs with other uses begin items where a line has several, and a blank on one side at least. */
const WEAK_SIGN =
  /(?<=\S)(?<left>[ \t]*)(?<sign>[-–—·・]|(?<!\*)\*(?!\*))(?<right>[ \t]*)(?=[\p{Lu}\p{Lo}\p{N}])/gu;
const FEWEST_WEAK = 3;
const FEWEST_GLUED = 2;
const NUMBER = /(?<![\p{L}\p{N}.,])(\p{Nd}{1,2})[.．)、）](?![\p{N}])/gu;

/** Where items begin within a line, not at its start. */
export function itemsIn(line: string): number[] {
  const first = line.length - line.trimStart().length;
  const strong = [...line.matchAll(SIGN)].map(({ index }) => index);
  const marks = strong.length > 0 ? strong : [...weakItems(line), ...numbers(line)];
  return marks.filter((at) => at > first);
}

function weakItems(line: string): number[] {
  const bySign = new Map<string, { at: number; isGlued: boolean }[]>();
  for (const { index, groups } of line.matchAll(WEAK_SIGN)) {
    const { left = '', sign = '', right = '' } = groups ?? {};
    if (left === '' && right === '') continue;
    const items = bySign.get(sign) ?? [];
    items.push({ at: index + left.length, isGlued: left === '' });
    bySign.set(sign, items);
  }
  return [...bySign.values()].flatMap((items) => {
    const glued = items.filter(({ isGlued }) => isGlued);
    const isList = items.length >= FEWEST_WEAK || glued.length >= FEWEST_GLUED;
    return isList ? items.map(({ at }) => at) : [];
  });
}

/** Numbers that count 1, 2, 3 …, in one list or several. */
function numbers(line: string): number[] {
  const found: number[] = [];
  let next = 1;
  let isList = false;
  for (const { index, 1: digits = '' } of line.matchAll(NUMBER)) {
    const number = Number(digits.normalize('NFKC'));
    if (number !== next && number !== 1) continue;
    isList ||= number > 1;
    found.push(index);
    next = number + 1;
  }
  return isList ? found : [];
}
