import { countImport, type ImportCounts } from '../../domain/progress/count-import.ts';
import { decodeProgress } from '../../domain/progress/decode.ts';
import type { Progress } from '../../domain/progress/format.ts';
import {
  decodeImportRecord,
  encodeImportRecord,
  type ImportRecord,
} from '../../domain/progress/import-record.ts';
import { importFacts, undoImport as undo } from '../../domain/progress/import.ts';
import { compareEpochs } from '../../domain/progress/merge.ts';
import { $progress, $storageStatus, environment, store } from './store.ts';

const IMPORT_KEY = 'lakepath.import';
/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 10_000_000;

/** Where the facts come from, for the words. */
export type ImportSource = 'file' | 'link';

/**
 * What a file brings, or one sentence that says why it was not taken. `leftOut` names what could
 * not be read or kept.
 */
export type ImportOutcome =
  { ok: true; counts: ImportCounts; leftOut: string[] } | { ok: false; because: string };

type ReadFile = { ok: true; progress: Progress; lost: string[] } | { ok: false; because: string };

function readFile(text: string, source: ImportSource): ReadFile {
  const refuse = (because: string): ReadFile => ({ ok: false, because });
  if (text.length > LARGEST_FILE)
    return refuse(`The ${source} is larger than 10 MB: this cannot be a Lakepath export.`);
  if ($storageStatus.get().kind === 'newer')
    return refuse('Reload the page first: your progress here is newer than it.');
  const { kind, progress, lost } = decodeProgress(text);
  if (kind === 'newer')
    return refuse(
      `The ${source} was made by a newer version of this site: reload the page and try again.`,
    );
  if (kind === 'absent' || kind === 'unreadable')
    return refuse(`The ${source} holds no Lakepath progress.`);
  return { ok: true, progress, lost };
}

/** What `importProgress` would bring; changes nothing. */
export function previewImport(text: string, source: ImportSource = 'file'): ImportOutcome {
  const file = readFile(text, source);
  if (!file.ok) return file;
  const { record, leftOut } = importFacts($progress.get(), file.progress);
  return { ok: true, counts: countImport(record), leftOut: [...file.lost, ...leftOut] };
}

/**
 * Takes a file's facts in, all or, where there is no room, none. `undoImport` takes the last one
 * back.
 */
export async function importProgress(
  text: string,
  source: ImportSource = 'file',
): Promise<ImportOutcome> {
  const file = readFile(text, source);
  if (!file.ok) return file;
  let latest = importFacts($progress.get(), file.progress);
  const result = await store.update(
    (progress) => {
      latest = importFacts(progress, file.progress);
      return latest.progress;
    },
    { onlyIfSaved: true },
  );
  if (result === 'dropped')
    return {
      ok: false,
      because: `This browser has no room for the ${source}, so nothing was taken.`,
    };
  remember(latest.record);
  return {
    ok: true,
    counts: countImport(latest.record),
    leftOut: [...file.lost, ...latest.leftOut],
  };
}

/** What the last import brought, while it can be taken back; null otherwise. */
export function lastImport(): ImportCounts | null {
  const record = remembered();
  return record && compareEpochs(record.added.epoch, $progress.get().epoch) === 0
    ? countImport(record)
    : null;
}

/**
 * Takes the last import back and keeps what came after it; false where there is none to take back.
 */
export async function undoImport(): Promise<boolean> {
  const record = remembered();
  if (!record || !lastImport()) return false;
  await store.update((progress) => undo(progress, record, environment.tab));
  remember(null);
  return true;
}

/** An import that storage had no room to remember. */
let held: ImportRecord | null = null;

function remember(record: ImportRecord | null): void {
  held = null;
  if (record && environment.local.set(IMPORT_KEY, encodeImportRecord(record)) !== 'full') return;
  environment.local.remove(IMPORT_KEY);
  held = record;
}

function remembered(): ImportRecord | null {
  return decodeImportRecord(environment.local.get(IMPORT_KEY)) ?? held;
}
