import { atom, type ReadableAtom } from 'nanostores';
import { decodeProgress } from '../../domain/progress/decode.ts';
import { encodeProgress } from '../../domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../domain/progress/format.ts';
import { mergeProgress, uniteFacts } from '../../domain/progress/merge.ts';
import type { ProgressEnvironment } from './environment.ts';
import { setAside } from './set-aside.ts';
import { readSideFacts, sideFactsKey } from './side-facts.ts';
import { storageStatus, type StorageStatus, type StorageStatusKind } from './status.ts';

export const PROGRESS_KEY = 'lakepath.progress';

export type Change = (progress: Progress) => Progress;

/**
 * `saved`: in storage, in the newer-payload case under this tab's own key. `kept`: in this page
 * only, which the status explains. `dropped`: there was no room, and the change asked not to be
 * kept then.
 */
export type UpdateResult = 'saved' | 'kept' | 'dropped';

export interface ProgressStore {
  readonly $progress: ReadableAtom<Progress>;
  readonly $storageStatus: ReadableAtom<StorageStatus>;
  /** Reads what is stored, hears other tabs, and returns the teardown. */
  init(): () => void;
  /**
   * Shows `change` at once, then saves it: read, merge, change, write. `change` must be pure: it is
   * run again on what other tabs have written meanwhile.
   */
  update(change: Change, options?: { onlyIfSaved?: boolean }): Promise<UpdateResult>;
}

interface Pending {
  change: Change;
  onlyIfSaved: boolean;
  result: UpdateResult;
}

/** The progress store of one tab. Storage can fail in any way; this does not throw. */
export function createProgressStore(environment: ProgressEnvironment): ProgressStore {
  const { local, tab, events, exclusively } = environment;
  const $progress = atom(EMPTY);
  const $storageStatus = atom(storageStatus('ok'));
  /** All this tab has seen or done, without what is pending. */
  let base = EMPTY;
  let pending: Pending[] = [];
  /** The stored text that `base` holds. */
  let taken: string | null = null;
  /** While the stored payload is newer than this code: what was done here since. */
  let own: Progress | null = null;
  /** Other tabs' own facts that `base` holds and a save puts in their place. */
  let sideKeys = new Map<string, string>();

  const say = (kind: StorageStatusKind) => {
    if ($storageStatus.get().kind !== kind) $storageStatus.set(storageStatus(kind));
  };

  const show = () => $progress.set(applyAll(base, pending));

  const leaveNewer = () => {
    if (!own) return;
    base = uniteFacts(base, own);
    own = null;
    say('ok');
  };

  /** Takes in what is stored; false where nothing may be written in its place. */
  const takeIn = (): boolean => {
    const text = local.get(PROGRESS_KEY);
    if (text !== taken) {
      const { kind, progress } = decodeProgress(text);
      if (kind === 'newer') {
        own ??= EMPTY;
        say('newer');
        return false;
      }
      leaveNewer();
      base = mergeProgress(base, progress);
      if (kind === 'absent' && base !== EMPTY) say('restored');
      if (kind === 'salvaged' || kind === 'unreadable') {
        const isKept = setAside(local, text ?? '');
        say(isKept ? kind : 'held');
        if (!isKept) return false;
      }
      taken = text;
    }
    leaveNewer();
    return true;
  };

  const write = (progress: Progress): UpdateResult => {
    const text = encodeProgress(progress);
    const result = text === taken ? 'ok' : local.set(PROGRESS_KEY, text);
    if (result !== 'ok') {
      say(result);
      return 'kept';
    }
    taken = text;
    if (['full', 'held'].includes($storageStatus.get().kind)) say('ok');
    for (const [key, seen] of sideKeys) if (local.get(key) === seen) local.remove(key);
    sideKeys = new Map();
    return 'saved';
  };

  const writeOwn = (batch: Pending[]): UpdateResult => {
    if (!own) return 'kept';
    const key = sideFactsKey(tab);
    own = applyAll(uniteFacts(own, decodeProgress(local.get(key)).progress), batch);
    return local.set(key, encodeProgress(own)) === 'ok' ? 'saved' : 'kept';
  };

  /** Read, merge, change, write. */
  const save = () => {
    const batch = pending;
    pending = [];
    const isFree = takeIn();
    const next = applyAll(base, batch);
    let result = isFree ? write(next) : writeOwn(batch);
    const kept =
      result === 'kept' && local.isPersistent ? batch.filter((entry) => !entry.onlyIfSaved) : batch;
    if (kept.length < batch.length) result = write(applyAll(base, kept));
    for (const entry of batch) entry.result = kept.includes(entry) ? result : 'dropped';
    base = kept.length < batch.length ? applyAll(base, kept) : next;
    show();
  };

  const flush = () => {
    // What storage had no room for may fit by now, and is lost with the page.
    if (pending.length > 0 || $storageStatus.get().kind === 'full') save();
  };

  /**
   * Hears another tab. Where this one knows more, which a write without a lock can bring about, it
   * saves again.
   */
  const refresh = () => {
    if (local.get(PROGRESS_KEY) === taken) return;
    const isFree = takeIn();
    show();
    if (isFree && encodeProgress(base) !== encodeProgress(decodeProgress(taken).progress))
      void exclusively(save);
  };

  const onStorage = (event: Event) => {
    const key = 'key' in event ? event.key : null;
    if (key === null || key === PROGRESS_KEY) refresh();
  };

  return {
    $progress,
    $storageStatus,
    init() {
      if (!local.isPersistent) say('blocked');
      const isFree = takeIn();
      const side = readSideFacts(local);
      sideKeys = side.keys;
      base = uniteFacts(base, side.progress);
      show();
      const isMended = ['salvaged', 'unreadable'].includes($storageStatus.get().kind);
      if (isFree && (isMended || sideKeys.size > 0)) void exclusively(save);
      const heard = { storage: onStorage, pageshow: refresh, pagehide: flush };
      for (const [name, listener] of Object.entries(heard)) events.addEventListener(name, listener);
      return () => {
        flush();
        for (const [name, listener] of Object.entries(heard))
          events.removeEventListener(name, listener);
      };
    },
    async update(change, { onlyIfSaved = false } = {}) {
      const entry: Pending = { change, onlyIfSaved, result: 'kept' };
      pending.push(entry);
      show();
      // A reader may leave the page before the lock is granted: `pagehide` saves what is pending.
      await exclusively(flush);
      return entry.result;
    },
  };
}

function applyAll(progress: Progress, batch: readonly Pending[]): Progress {
  return batch.reduce((changed, { change }) => change(changed), progress);
}
