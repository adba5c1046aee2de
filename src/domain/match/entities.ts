/**
 * The entities that postings hold, each name before its sign. The full table of HTML has 2,231 names
 * and would weigh more than all of the matcher; a name that is not here stays as it is written.
 */
const SIGNS =
  `amp & lt < gt > quot " apos ' num # plus + sol / bsol \\ lpar ( rpar ) lsqb [ rsqb ] comma , period . colon : ` +
  'semi ; excl ! quest ? ast * percnt % equals = hyphen ‐ dash ‐ minus − ndash – mdash — hellip … shy \u00ad bull • ' +
  'bullet • middot · rarr → lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » reg ® trade ™ copy © ' +
  'deg ° times × euro € pound £ szlig ß auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü agrave à aacute á acirc â egrave è ' +
  'eacute é ecirc ê oacute ó ocirc ô uacute ú ccedil ç ntilde ñ Eacute É';
const NAMED = new Map(
  [...SIGNS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', sign = '']) => [name, sign]),
);
for (const blank of ['ensp', 'emsp', 'thinsp', 'Tab']) NAMED.set(blank, ' ');
NAMED.set('nbsp', '\u00a0').set('NewLine', '\n');

/** What Windows wrote at 128 to 159, where browsers read these numbers so. */
const WINDOWS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

const ENTITY =
  /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));|&(nbsp|amp|lt|gt|quot)(?![\p{L}\p{N};=])/giu;

/** The next entity of `text` from `from` on, and the sign that it stands for. */
export function* entitiesOf(text: string): Generator<{ start: number; end: number; sign: string }> {
  for (const match of text.matchAll(ENTITY)) {
    const [written, hex, decimal, name, open] = match;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    const sign = hex || decimal ? signOf(code) : namedSign(name ?? open ?? '');
    if (sign !== null) yield { start: match.index, end: match.index + written.length, sign };
  }
}

function namedSign(name: string): string | null {
  return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? null;
}

function signOf(code: number): string | null {
  if (code >= 128 && code < 160) {
    const sign = WINDOWS[code - 128] ?? '\0';
    return sign === '\0' ? null : sign;
  }
  if (code === 10 || code === 13) return '\n';
  const isSign =
    code === 9 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  return isSign ? String.fromCodePoint(code) : null;
}
