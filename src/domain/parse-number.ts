/** Spaces (thin, narrow, no-break too) and apostrophes that people put between groups of digits. */
const GROUPING = /(\d)[\s\u00a0\u2009\u202f'’_](?=\d{3}(?!\d))/g;
const NUMBER =
  /^[~≈=]?\s*([+-]?)\s*(\d[\d.,]*|[.,]\d+)\s*(?:e\s*([+-]?\d+)|[×x*·]\s*10\s*\^?\s*([+-]?\d+))?\s*(.*)$/i;
/** Signs that are typed or pasted, and what each stands for, at the same place. */
const WRITTEN = '٫٬٪−–⁻⁰¹²³⁴⁵⁶⁷⁸⁹';
const PLAIN = '.,%---0123456789';

/**
 * Every number that `text` can mean, the likelier first; none where it is not a number, is out of
 * range, or is in another unit. Accepts a decimal comma or point, grouped digits, a typed minus
 * sign, `1.5e3`, `1.5 × 10^3`, Arabic-Indic digits, full-width forms, and the unit, or its first
 * words, after the number.
 */
export function parseNumber(text: string, unit = ''): number[] {
  const [, sign = '', digits = '', e, power, rest = ''] = splitNumber(text) ?? [];
  if (digits === '' || !isUnit(rest, unit)) return [];
  return readDigits(digits)
    .map((number) => Number(`${sign}${number}e${e ?? power ?? '0'}`))
    .filter(Number.isFinite);
}

/** What stands after the number in `text`, where it is letters or signs and not the unit; else null. */
export function unknownUnit(text: string, unit = ''): string | null {
  const [, , digits = '', , , rest = ''] = splitNumber(text) ?? [];
  return digits && /^[^\d.,]+$/.test(rest) && !isUnit(rest, unit) ? rest.trim() : null;
}

/** The parts of `text` by `NUMBER`, its signs and digits those of English. */
function splitNumber(text: string): RegExpExecArray | null {
  if (text.length > 100) return null;
  return NUMBER.exec(
    text
      .trim()
      .replace(/[٫٬٪−–⁻⁰¹²³⁴-⁹]/g, (sign) => PLAIN[WRITTEN.indexOf(sign)] ?? '')
      // Full-width forms are those of ASCII.
      .normalize('NFKC')
      // Both rows of Arabic digits begin at a multiple of sixteen.
      .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
      .replace(GROUPING, '$1'),
  );
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
      .replace(/μ/g, 'µ')
      .replace(/[.\s]+$/, '')
      .split(/\s+/)
      .map((word) => word.replace(/s$/, ''));
  if (typed.trim() === '') return true;
  const wanted = words(unit.trim());
  return words(typed.trim()).every((word, index) => word === wanted[index]);
}
