import type { Level } from '../catalog.ts';

/** The skills that a posting asks for, in the lexicon's order. */
export interface PostingMatch {
  skills: SkillMatch[];
}

export interface SkillMatch {
  id: string;
  /** The highest that any of its words has. */
  level: MatchLevel;
  /** In the order of the text; spans of one skill do not overlap. */
  evidence: Evidence[];
}

/** `unknown`: asked for, and the posting does not say how much. */
export type MatchLevel = Level | 'unknown';

/** Words of the posting; offsets in UTF-16 code units, `end` is exclusive. */
export interface Evidence {
  start: number;
  end: number;
  text: string;
  level: MatchLevel;
}
