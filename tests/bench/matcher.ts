import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { matchPosting } from '../../src/domain/match.ts';
import { lexicon, scorePostings } from '../unit/domain/match/score.ts';
import { medianTime, type Row } from './table.ts';

const invented = 'tests/fixtures/postings';

/**
 * How well skills are found in labelled postings, and how fast. Real postings are other people's
 * texts, so none are kept here: `LAKEPATH_POSTINGS` names folders of some (with a colon between),
 * each with texts and a `labels.json` like the one beside the invented postings.
 */
export function benchMatcher(): Row[] {
  const folders = (process.env.LAKEPATH_POSTINGS ?? '').split(':').filter(Boolean);
  const rows = [invented, ...folders].flatMap((folder) => quality(folder));
  const texts = readdirSync(invented)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(invented, name), 'utf8'));
  const long = texts.join('\n\n');
  const time = (text: string) => medianTime(15, () => matchPosting(text, lexicon));
  return [
    ...rows,
    { what: 'match 10 kB', value: time(long.slice(0, 10_000)), unit: 'ms', aim: 'aim: 20' },
    { what: 'match 200 kB', value: time(long.repeat(9).slice(0, 200_000)), unit: 'ms' },
    { what: 'match 1 MB without a blank', value: time('x'.repeat(1_000_000)), unit: 'ms' },
    { what: 'match 1 MB of trap words', value: time('spark '.repeat(166_667)), unit: 'ms' },
  ];
}

function quality(folder: string): Row[] {
  const { postings, f1, right, wrong, missed, matches } = scorePostings(folder);
  const name = folder === invented ? 'invented' : (folder.split('/').at(-1) ?? folder);
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<
    string,
    { skills: string[]; arguable: string[] }
  >;
  const unrelated = Object.entries(labels).filter(
    ([, { skills, arguable }]) => skills.length + arguable.length === 0,
  );
  const strays = unrelated.reduce((sum, [id]) => sum + (matches.get(id)?.skills.length ?? 0), 0);
  return [
    {
      what: `${name}: F1 of ${postings} postings (${right} right, ${wrong.length} wrong, ${missed.length} missed)`,
      value: f1 * 100,
      unit: '%',
      aim: 'aim: 92',
    },
    { what: `${name}: short of that aim`, value: Math.max(0, 92 - f1 * 100), unit: '%', limit: 0 },
    {
      what: `${name}: skills found in ${unrelated.length} unrelated postings`,
      value: strays,
      unit: '',
      limit: 0,
    },
  ];
}
