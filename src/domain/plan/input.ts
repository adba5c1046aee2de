import type { LabChoice } from './lab-choice.ts';

/** What the reader asks for. It is plain JSON: it is stored with the progress as it stands. */
export interface PlanInput {
  /** Qualification ids; `all` stands for every one. */
  qualifications: 'all' | string[];
  /**
   * How much a qualification counts, above 0; by default 3 for a minimum one and 2 for a preferred
   * one.
   */
  weights?: Record<string, number>;
  /** Modules that were known before. */
  known?: string[];
  /** Modules finished by the start of this plan, of an earlier one: planned with as known ones are. */
  done?: string[];
  /**
   * Whether all labs are planned too, each after its module; not by default. It is of before
   * `labChoice`, which goes before it: kept plans and links have it, and mean the same for ever.
   */
  labs?: boolean;
  /** Which labs are planned. */
  labChoice?: LabChoice;
  /** Labs done by the start of this plan: not planned. */
  labsDone?: string[];
  /**
   * Narrows the qualifications to these of their skills, as a posting asks for them: a module counts
   * for a qualification only where it teaches one of them. All skills by default.
   */
  skills?: string[];
  hoursPerWeek?: number;
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Where this plan was laid out anew: the first day of the one before all that. */
  since?: string;
  /** The day by which to be done, itself not a day of study; none by default. */
  target?: string | null;
  /** Shares of the hours kept for review and for what comes between. */
  review?: number;
  buffer?: number;
  /** Multiplies every module's minutes; 1 to 2. */
  pace?: number;
}
