import type { Level } from '../catalog.ts';

/** What a posting says of skills. */
export interface PostingMatch {
  /** The skills that it asks for, in the lexicon's order. */
  skills: SkillMatch[];
  /** The skills that it names only to say that they are not asked for, in the lexicon's order. */
  ruledOut: RuledOutSkill[];
  /** Whether its lines were lost, so that its headings, and the levels by them, cannot be told. */
  isFlat: boolean;
}

export interface SkillMatch {
  id: string;
  /** The highest that any of its words has. */
  level: MatchLevel;
  /** In the order of the text; spans of one skill do not overlap. */
  evidence: Evidence[];
}

export interface RuledOutSkill {
  id: string;
  /** As in `SkillMatch`. */
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
