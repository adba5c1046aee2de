import type { RetiredItem } from '../../domain/catalog.ts';
import { addAttempt, type AttemptKind } from '../../domain/progress/attempts.ts';
import { encodeProgress } from '../../domain/progress/encode.ts';
import type { Json } from '../../domain/progress/format.ts';
import {
  isMarked,
  passedMark,
  registerKeys,
  writeRegister,
  type BookmarkTarget,
  type Place,
} from '../../domain/progress/registers.ts';
import { resetProgress as reset } from '../../domain/progress/reset.ts';
import { passedMarkDue, type StatefulModule } from '../../domain/states.ts';
import { dayNow, momentNow, todayIso } from '../clock.ts';
import { createProgressStore, type Change, type UpdateResult } from './create-store.ts';
import { browserEnvironment } from './environment.ts';
import { askToPersist } from './persistence.ts';

/**
 * This tab's progress, and what a page can do to it. Every action shows its effect at once; the
 * promise says when, and whether, it is saved. Pages never reach into storage themselves.
 */
export const environment = browserEnvironment();
export const store = createProgressStore(environment);

/** All that is known of what the reader did: read, merged with other tabs, kept up to date. */
export const $progress = store.$progress;
/** How storage is; a page says its sentence once. */
export const $storageStatus = store.$storageStatus;

/**
 * The status's sentence, the first time in this tab's session; else null, and where there is
 * nothing to say.
 */
export function sentenceToSay(): string | null {
  const { kind, sentence } = $storageStatus.get();
  if (kind === 'ok' || environment.session.get('lakepath.said') === kind) return null;
  environment.session.set('lakepath.said', kind);
  return sentence;
}

/** Call once per page. Returns the teardown. */
export const initProgress = store.init;

/** A module on its own page, and items that were asked once. */
export interface ModuleAtHand {
  module: StatefulModule;
  retired?: readonly RetiredItem[];
}

/**
 * Records one graded answer. Answers that were not graded (left out, unreadable) are not attempts.
 * On a module's page, that it is passed by this is saved in the same write: a page that is left, or
 * another tab, cannot come between.
 */
export function recordAttempt(
  itemId: string,
  right: boolean,
  kind: AttemptKind,
  atHand?: ModuleAtHand,
): Promise<UpdateResult> {
  const attempt = { ...momentNow(environment), kind, right };
  const answer: Change = (progress) => addAttempt(progress, itemId, attempt);
  return atHand ? updateAndNotePassed(answer, atHand) : store.update(answer);
}

/**
 * Call when a module's page loads: answers that came from elsewhere can have passed it, by another
 * device together with this one.
 */
export function notePassed(atHand: ModuleAtHand): Promise<UpdateResult> {
  return updateAndNotePassed((progress) => progress, atHand);
}

/** From a first passed module on there is something to lose, so the browser is asked to keep it. */
async function updateAndNotePassed(
  change: Change,
  { module, retired = [] }: ModuleAtHand,
): Promise<UpdateResult> {
  const day = dayNow(environment);
  const writer = nowWriter();
  const isNoted = () => passedMark($progress.get(), module.id) !== null;
  const wasNoted = isNoted();
  const result = await store.update((progress) => {
    const changed = change(progress);
    const mark = passedMarkDue(changed, module, day, retired);
    return mark
      ? writeRegister(changed, registerKeys.passed(module.id), { ...mark }, writer)
      : changed;
  });
  if (!wasNoted && isNoted()) void askToPersist(environment.local);
  return result;
}

/** Keeps the day a section was first marked as read. */
export function setSectionRead(sectionId: string, on: boolean): Promise<UpdateResult> {
  return markDay(registerKeys.read(sectionId), on);
}

function markDay(key: string, on: boolean): Promise<UpdateResult> {
  const day = Math.max(1, dayNow(environment));
  const writer = nowWriter();
  return store.update((progress) =>
    isMarked(progress, key) === on ? progress : writeRegister(progress, key, on ? day : 0, writer),
  );
}

export function setBookmark(target: BookmarkTarget, on: boolean): Promise<UpdateResult> {
  return write(registerKeys.bookmark(target), on ? 1 : 0);
}

export function setKnown(moduleId: string, on: boolean): Promise<UpdateResult> {
  return write(registerKeys.known(moduleId), on ? 1 : 0);
}

/** Ticks a module off in the plan, or takes the tick away. Keeps the day it was first ticked. */
export function setDone(moduleId: string, on: boolean): Promise<UpdateResult> {
  return markDay(registerKeys.done(moduleId), on);
}

/** Marks a lab as done, or takes the mark away. Keeps the day it was first marked. */
export function setLabDone(labId: string, isDone: boolean): Promise<UpdateResult> {
  return markDay(registerKeys.lab(labId), isDone);
}

/** Any JSON of up to 8,000 characters; a longer value is not taken. */
export function saveSetting(name: string, value: Json): Promise<UpdateResult> {
  return write(registerKeys.setting(name), value);
}

/**
 * The planner's input and, for next and previous on module pages, the module ids in the order it
 * gave.
 */
export function savePlan(input: Json, modules: readonly string[]): Promise<UpdateResult> {
  return write(registerKeys.plan, { input, modules });
}

export function savePlace({ module, section }: Place): Promise<UpdateResult> {
  return write(registerKeys.place, { module, section });
}

/** The rubric points that the reader met, one boolean each. */
export function rateOpenQuestion(
  questionId: string,
  points: readonly boolean[],
): Promise<UpdateResult> {
  return write(
    registerKeys.open(questionId),
    points.map((met) => (met ? 1 : 0)),
  );
}

/** Forgets everything but settings, on every copy that merges with this one. Ask first. */
export async function resetProgress(): Promise<UpdateResult> {
  if ($storageStatus.get().kind === 'newer') return 'dropped';
  return store.update((progress) => reset(progress, environment.tab));
}

/** The file to save: all that is shown now, whether or not storage took it. */
export function exportProgress(): { name: string; text: string } {
  const day = todayIso(environment);
  return { name: `lakepath-progress-${day}.json`, text: encodeProgress($progress.get()) };
}

function write(key: string, value: Json): Promise<UpdateResult> {
  const writer = nowWriter();
  return store.update((progress) => writeRegister(progress, key, value, writer));
}

function nowWriter() {
  return { now: environment.now(), by: environment.tab };
}
