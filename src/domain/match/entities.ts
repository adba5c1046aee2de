/**
 * The entities that postings hold, each name before its sign. The full table of HTML has 2,231 names
 * and would weigh more than all of the matcher; a name that is not here stays as it is written.
 */
const SIGNS =
  `amp & lt < gt > quot " apos ' num # plus + sol / bsol \\ lpar ( rpar ) lsqb [ rsqb ] comma , period . colon : ` +
  'semi ; excl ! quest ? ast * equals = hyphen ‐ dash ‐ minus − ndash – mdash — hellip … shy \u00ad bull • ' +
  'bullet • middot · rarr → lsquo ‘ rsquo ’ ldquo “ rdquo ” bdquo „ reg ® trade ™ ' +
  'times × euro € szlig ß auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü egrave è ' +
  'eacute é ntilde ñ';
const NAMED = new Map(
  [...SIGNS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', sign = '']) => [name, sign]),
);
for (const blank of ['ensp', 'emsp', 'thinsp', 'Tab']) NAMED.set(blank, ' ');
NAMED.set('nbsp', '\u00a0').set('NewLine', '\n');

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
  // Windows wrote its bullet, and browsers read it so.
  if (code === 149) return '•';
  if (code === 10 || code === 13) return '\n';
  const isSign =
    code === 9 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  return isSign ? String.fromCodePoint(code) : null;
}
