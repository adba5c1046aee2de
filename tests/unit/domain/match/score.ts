import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  compileLexicon,
  matchPosting,
  type Lexicon,
  type MatchLevel,
  type PostingMatch,
} from '../../../../src/domain/match.ts';

export const lexicon = compileLexicon(
  parse(readFileSync('content/skills.yaml', 'utf8')) as Lexicon,
);

/** What a reader who knows the rules found in a posting; see `labels.json` beside the postings. */
interface Labels {
  skills: string[];
  /** Skills of which a second reader could think otherwise: they do not count. */
  arguable: string[];
  levels?: Record<string, MatchLevel>;
}

export interface Score {
  postings: number;
  right: number;
  /** `posting: skill`. */
  wrong: string[];
  missed: string[];
  /** Harmonic mean of precision and recall over all postings' skills together. */
  f1: number;
  /** Of the skills rightly found whose level is plain, those given that level; and all of them. */
  levelsRight: number;
  levels: number;
  matches: Map<string, PostingMatch>;
}

/** Matches every posting of a folder that has texts and `labels.json`. */
export function scorePostings(folder: string): Score {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<
    string,
    Labels
  >;
  const score: Score = {
    ...{ postings: 0, right: 0, wrong: [], missed: [], f1: 0, levelsRight: 0, levels: 0 },
    matches: new Map(),
  };
  for (const [name, { skills, arguable, levels = {} }] of Object.entries(labels)) {
    const match = matchPosting(readFileSync(join(folder, `${name}.txt`), 'utf8'), lexicon);
    const counts = (id: string) => !arguable.includes(id);
    const found = match.skills.filter(({ id }) => counts(id));
    const ids = found.map(({ id }) => id);
    score.postings += 1;
    score.right += ids.filter((id) => skills.includes(id)).length;
    score.wrong.push(...ids.filter((id) => !skills.includes(id)).map((id) => `${name}: ${id}`));
    score.missed.push(
      ...skills.filter((id) => counts(id) && !ids.includes(id)).map((id) => `${name}: ${id}`),
    );
    const plain = found.filter(({ id }) => id in levels);
    score.levels += plain.length;
    score.levelsRight += plain.filter(({ id, level }) => levels[id] === level).length;
    score.matches.set(name, match);
  }
  score.f1 = (2 * score.right) / (2 * score.right + score.wrong.length + score.missed.length);
  return score;
}
