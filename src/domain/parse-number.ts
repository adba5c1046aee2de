/** Spaces (thin, narrow, no-break too) and apostrophes that people put between groups of digits. */
const GROUPING = /(\d)[\s'’_](?=\d{3}(?!\d))/g;
const NUMBER =
  /^[~≈=]?\s*([+-]?)\s*(\d[\d.,]*|[.,]\d+)\s*(?:e\s*([+-]?\d+)|[×x*·]\s*10\s*\^?\s*([+-]?\d+))?\s*(.*)$/i;

export interface ParsedNumber {
  /** Every number that the text can mean, the likelier first; none where it cannot be read. */
  numbers: number[];
  /** What stands as a unit after a number and is not the one asked for; empty where nothing does. */
  unknownUnit: string;
}

/**
 * Reads a number as people write it. Accepts a decimal comma or point, grouped digits, a typed minus
 * sign, `1.5e3`, `1.5 × 10^3`, Arabic-Indic digits, full-width forms, and the unit, or its first
 * words, after the number. What is out of range or has another unit is not read.
 */
export function parseNumber(text: string, unit = ''): ParsedNumber {
  const plain = text
    .trim()
    // Full-width forms and superscripts become those of ASCII.
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    // Both rows of Arabic digits begin at a multiple of sixteen.
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace('٫', '.')
    .replace(GROUPING, '$1');
  const match = text.length > 100 ? null : NUMBER.exec(plain);
  if (!match) return { numbers: [], unknownUnit: '' };
  const [, sign = '', digits = '', e, power, rest = ''] = match;
  if (!isUnit(rest, unit)) return { numbers: [], unknownUnit: /\d/.test(rest) ? '' : rest };
  const numbers = readDigits(digits)
    .map((number) => Number(`${sign}${number}e${e ?? power ?? '0'}`))
    .filter(Number.isFinite);
  return { numbers, unknownUnit: '' };
}

/**
 * `digits` as JavaScript writes numbers. "1,234" and "1.234" have two readings, because both marks
 * have two uses.
 */
function readDigits(digits: string): string[] {
  const marks = [...digits.replace(/\d/g, '')];
  const last = marks.at(-1);
  if (last === undefined) return [digits];
  const decimalAt = digits.lastIndexOf(last);
  const before = digits.slice(0, decimalAt);
  const after = digits.slice(decimalAt + 1);
  const decimal = `${before.replace(/[.,]/g, '') || '0'}.${after || '0'}`;
  const whole = digits.replace(/[.,]/g, '');
  if (marks.length === 1)
    return /^[1-9]\d{0,2}$/.test(before) && after.length === 3 ? [decimal, whole] : [decimal];
  const grouped = (part: string, mark: string) =>
    part.split(mark).every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  if (marks.every((mark) => mark === last)) return grouped(digits, last) ? [whole] : [];
  const group = marks[0] ?? last;
  const onlyLastDiffers = marks.slice(0, -1).every((mark) => mark === group) && group !== last;
  return onlyLastDiffers && grouped(before, group) ? [decimal] : [];
}

/**
 * Nothing, the unit, its first words, or the same with or without a plural s; letter case is
 * forgiven.
 */
function isUnit(typed: string, unit: string): boolean {
  const words = (part: string) =>
    part
      .toLowerCase()
      .replace(/×/g, 'x')
      .normalize('NFKC')
      .replace(/[.\s]+$/, '')
      .split(/\s+/)
      .map((word) => word.replace(/s$/, ''));
  if (typed === '') return true;
  const wanted = words(unit.trim());
  return words(typed).every((word, index) => word === wanted[index]);
}
