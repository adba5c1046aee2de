/**
 * The shape of `/catalog.json`, schema version 1: what Lakepath teaches, for the browser and for
 * other programs. Ids are permanent and match `[a-z0-9-]{1,40}`; `minutes` are whole minutes of
 * study; dates are `YYYY-MM-DD`.
 */
export interface Catalog {
  schemaVersion: 1;
  /**
   * The highest module ordinal. It grows with every module, and says which catalogue a link was
   * made from.
   */
  catalogVersion: number;
  /** The site's own address with its base path and no slash at the end; `url`s are below it. */
  site: string;
  qualifications: Qualification[];
  skills: Skill[];
  modules: CatalogModule[];
  labs: CatalogLab[];
  /** Quiz items that are no longer asked. */
  retired: RetiredItem[];
}

export type Level = 'minimum' | 'preferred';

export interface Qualification {
  id: string;
  /** The number in its name (Q1, Q2 …); permanent. */
  ordinal: number;
  /** The posting's own words. */
  text: string;
  /** A name for narrow places. */
  short: string;
  /** One plain sentence that says what it means. */
  plain: string;
  level: Level;
  skills: string[];
  modules: string[];
}

export interface Skill {
  id: string;
  /** Permanent, as a module's is. */
  ordinal: number;
  name: string;
  /** The skill it is a part of, if any: that one's modules are its groundwork. */
  within: string | null;
  /** Empty where the site has no module yet. */
  modules: string[];
}

export interface CatalogModule {
  id: string;
  /** Order of birth, 1, 2, 3 …; permanent. */
  ordinal: number;
  title: string;
  url: string;
  minutes: number;
  prerequisites: string[];
  qualifications: string[];
  skills: string[];
  /** Sets of things that are easily confused; modules that share one are mixed in review. */
  confusables: string[];
  objectives: Objective[];
  /** Ids of all items asked today, in page order. */
  items: string[];
  sections: CatalogSection[];
  verified: { date: string; versions: Record<string, string> };
}

/** A program that a reader runs, or follows by its output. Optional: no module needs one. */
export interface CatalogLab {
  id: string;
  title: string;
  url: string;
  level: 'beginner' | 'intermediate' | 'advanced';
  /** A reader's time: to run it, to read, to answer its questions. */
  minutes: number;
  /** The modules it belongs to; the first is the one that it follows. */
  modules: string[];
}

export interface Objective {
  id: string;
  text: string;
  /** Ids of the items that test it; two or more. */
  items: string[];
}

export interface CatalogSection {
  id: string;
  title: string;
  minutes: number;
}

/**
 * An item that was asked once. With `replacedBy` its answer or meaning changed, and its attempts no
 * longer count towards the objective; with `null` it was only taken out, and they do.
 */
export interface RetiredItem {
  id: string;
  module: string;
  objective: string;
  replacedBy: string | null;
}
