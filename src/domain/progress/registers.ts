import { MAX_AT, type Json, type Progress, type Register } from './format.ts';
import { isRecord } from './json.ts';

/** Who writes, and when: `now` in milliseconds since 1970, `by` the tab's id. */
export interface Writer {
  now: number;
  by: string;
}

export interface BookmarkTarget {
  kind: 'module' | 'section';
  id: string;
}

/** Where the reader was last. */
export interface Place {
  module: string;
  section: string;
}

/** What was there when a module was passed; `day` is a local day. */
export interface PassedMark {
  day: number;
  objectives: string[];
  items: string[];
}

/**
 * A saved plan. `modules` is the order the planner gave, so that a page can find its neighbours
 * without planning.
 */
export interface SavedPlan {
  input: Json;
  modules: string[];
}

/** Keys of registers; see `format.ts`. */
export const registerKeys = {
  read: (sectionId: string) => `read:${sectionId}`,
  bookmark: ({ kind, id }: BookmarkTarget) => `bookmark:${kind}:${id}`,
  known: (moduleId: string) => `known:${moduleId}`,
  done: (moduleId: string) => `done:${moduleId}`,
  setting: (name: string) => `setting:${name}`,
  open: (questionId: string) => `open:${questionId}`,
  lab: (labId: string) => `lab:${labId}`,
  passed: (moduleId: string) => `passed:${moduleId}`,
  plan: 'plan',
  place: 'place',
} as const;

/** Longest value that is written or imported, in characters of JSON. */
export const LONGEST_VALUE = 8_000;

/**
 * Writes one value. Writing what is already there changes nothing; a value that is too long is
 * refused likewise.
 */
export function writeRegister(
  progress: Progress,
  key: string,
  value: Json,
  writer: Writer,
): Progress {
  const text = JSON.stringify(value);
  const before = progress.registers.get(key);
  if (text.length > LONGEST_VALUE || (before && JSON.stringify(before.value) === text))
    return progress;
  const register: Register = { at: nextStamp(progress, writer.now), by: writer.by, value };
  return { ...progress, registers: new Map(progress.registers).set(key, register) };
}

/** A clock beyond this (year 2128) counts as this, which leaves room below `MAX_AT` for later writes. */
const LATEST_CLOCK = MAX_AT / 2;

/**
 * max(now, greatest seen + 1): a write is later than all that was seen, whatever the clock says.
 */
function nextStamp(progress: Progress, now: number): number {
  let greatest = -1;
  for (const { at } of progress.registers.values()) greatest = Math.max(greatest, at);
  const believed = Math.min(LATEST_CLOCK, Math.max(0, Math.floor(now)));
  return Math.min(MAX_AT, Math.max(believed, Math.floor(greatest) + 1));
}

export function readValue(progress: Progress, key: string): Json | undefined {
  return progress.registers.get(key)?.value;
}

/** Whether a mark (read, bookmark, known) is set. */
export function isMarked(progress: Progress, key: string): boolean {
  return Boolean(readValue(progress, key));
}

/** Ids of all marks that are set among the keys that begin with `prefix`, the latest first. */
export function markedIds(progress: Progress, prefix: string): string[] {
  const set = [...progress.registers].filter(
    ([key, { value }]) => key.startsWith(prefix) && Boolean(value),
  );
  return set.sort(([, a], [, b]) => b.at - a.at).map(([key]) => key.slice(prefix.length));
}

/** Modules that the reader marked as known, the latest first. */
export function knownModules(progress: Progress): string[] {
  return markedIds(progress, registerKeys.known(''));
}

/** Bookmarks, the latest first. */
export function bookmarks(progress: Progress): BookmarkTarget[] {
  return markedIds(progress, 'bookmark:').flatMap((rest) => {
    const [, kind, id] = /^(module|section):(.+)$/.exec(rest) ?? [];
    return id && (kind === 'module' || kind === 'section') ? [{ kind, id }] : [];
  });
}

export function lastPlace(progress: Progress): Place | null {
  const value = readValue(progress, registerKeys.place);
  if (!isRecord(value)) return null;
  const { module, section } = value;
  return typeof module === 'string' && typeof section === 'string' ? { module, section } : null;
}

export function savedPlan(progress: Progress): SavedPlan | null {
  const value = readValue(progress, registerKeys.plan);
  if (!isRecord(value) || !('input' in value)) return null;
  return { input: value['input'] as Json, modules: readTexts(value['modules']) };
}

export function passedMark(progress: Progress, moduleId: string): PassedMark | null {
  const value = readValue(progress, registerKeys.passed(moduleId));
  if (!isRecord(value) || typeof value['day'] !== 'number') return null;
  return {
    day: value['day'],
    objectives: readTexts(value['objectives']),
    items: readTexts(value['items']),
  };
}

/**
 * The rubric points a reader gave themselves for an open question; null where there is no rating.
 */
export function openRating(progress: Progress, questionId: string): boolean[] | null {
  const value = readValue(progress, registerKeys.open(questionId));
  return Array.isArray(value) ? value.map(Boolean) : null;
}

/** The texts in what should be a list of them. */
export function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
}
