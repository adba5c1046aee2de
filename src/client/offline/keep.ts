import { cacheNames } from '../../domain/offline/caches.ts';
import {
  filesToDrop,
  filesToFetch,
  sizeOf,
  type SiteFile,
  type SiteFiles,
} from '../../domain/offline/files.ts';
import { basePath } from '../base-path.ts';

/**
 * How much of the site is kept. `none`, `part` (begun and not finished), `older` (all of a version before) and
 * `whole` count in files and bytes; without a connection what is there to fetch is not known.
 */
export type Kept =
  | { kind: 'none' | 'part' | 'older' | 'whole'; files: Amount; bytes: Amount }
  | { kind: 'unknown'; isWhole: boolean }
  | { kind: 'impossible'; because: string };

export interface Amount {
  kept: number;
  total: number;
}

export type KeepResult = 'done' | 'cancelled' | 'full' | 'failed';

const atOnce = 6;
const marks = { path: 'x-lakepath-path', revision: 'x-lakepath-revision' };
const addressOf = (path: string) => `${basePath()}/${path}`;
const list = 'offline.json';

/** A file of the list that the site does not have, as where a new version has come meanwhile. */
class NotThere extends Error {}

/** Never rejects. */
export async function lookAtKept(): Promise<Kept> {
  const because = await findObstacle();
  if (because !== null) return { kind: 'impossible', because };
  try {
    const { revisions, isWhole } = await readKept();
    try {
      return measure(await fetchList(), revisions, isWhole);
    } catch {
      return { kind: 'unknown', isWhole };
    }
  } catch {
    return { kind: 'impossible', because: 'This browser does not let the site keep pages here.' };
  }
}

/** Why nothing can be kept, as one sentence; null where it can. */
async function findObstacle(): Promise<string | null> {
  if (!import.meta.env.PROD) return 'Pages are kept by the built site only.';
  if (!window.isSecureContext)
    return 'Pages can be kept only where the site’s address begins with https.';
  if (!('serviceWorker' in navigator) || !('caches' in window))
    return 'This browser has no means to keep pages here; a private window often has none.';
  try {
    // As register.ts does, whose code is a part of every page's first load and stays there.
    await navigator.serviceWorker.register(addressOf('sw.js'));
    return null;
  } catch {
    return 'This browser, or a setting of it, does not let the site keep pages here.';
  }
}

/**
 * Fetches what is missing or has changed, and drops what the site no longer has. What was fetched
 * stays, however it ends. `onStep` hears the state after every file.
 */
export async function keepAll(
  onStep: (kept: Kept) => void,
  signal: AbortSignal,
): Promise<KeepResult> {
  try {
    // A new version may come while the one before is fetched.
    for (let round = 0; round < 3; round++) {
      const wanted = await fetchList(signal);
      const isComplete = await fetchFiles(wanted, onStep, signal);
      const now = await fetchList(signal);
      if (now.version !== wanted.version) continue;
      if (!isComplete) return 'failed';
      await finish(wanted);
      return 'done';
    }
    return 'failed';
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return signal.aborted ? 'cancelled' : /quota/i.test(name) ? 'full' : 'failed';
  }
}

/** Frees the space of all that is kept, of single visits too; the worker keeps the open pages anew. */
export async function removeKept(): Promise<void> {
  for (const name of Object.values(cacheNames)) await caches.delete(name);
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: 'keep-open-pages' });
}

/** Stops at the first file that does not come. False where the site does not have it. */
async function fetchFiles(
  wanted: SiteFiles,
  onStep: (kept: Kept) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const { revisions } = await readKept();
  const waiting = filesToFetch(wanted, revisions);
  const cache = await caches.open(cacheNames.kept);
  const fetchNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      try {
        await fetchFile(cache, file, signal);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
      revisions.set(file.path, file.revision);
      onStep(measure(wanted, revisions, false));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, fetchNext));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed && !(failed.reason instanceof NotThere)) throw failed.reason;
  return !failed;
}

async function fetchFile(
  cache: Cache,
  { path, revision }: SiteFile,
  signal: AbortSignal,
): Promise<void> {
  // Past the worker, which would answer with what is kept already (see worker.ts).
  const response = await fetch(addressOf(path), { cache: 'no-cache', signal });
  if (!response.ok) throw new NotThere(`${path}: ${response.status}`);
  const headers = {
    'content-type': response.headers.get('content-type') ?? '',
    [marks.path]: path,
    [marks.revision]: revision,
  };
  await cache.put(addressOf(path), new Response(await response.blob(), { headers }));
}

async function finish(wanted: SiteFiles): Promise<void> {
  const cache = await caches.open(cacheNames.kept);
  const { revisions } = await readKept();
  for (const path of filesToDrop(wanted, revisions.keys())) await cache.delete(addressOf(path));
  await cache.put(addressOf(list), new Response(JSON.stringify(wanted)));
  // Copies of single visits are older than these, or the same.
  await caches.delete(cacheNames.pages);
  await caches.delete(cacheNames.data);
}

/** Path → revision of what is kept, and whether it was all once. */
async function readKept(): Promise<{ revisions: Map<string, string>; isWhole: boolean }> {
  if (!(await caches.has(cacheNames.kept))) return { revisions: new Map(), isWhole: false };
  const cache = await caches.open(cacheNames.kept);
  const revisions = new Map<string, string>();
  for (const { headers } of await cache.matchAll()) {
    const path = headers.get(marks.path);
    const revision = headers.get(marks.revision);
    if (path !== null && revision !== null) revisions.set(path, revision);
  }
  return { revisions, isWhole: (await cache.match(addressOf(list))) !== undefined };
}

async function fetchList(signal?: AbortSignal): Promise<SiteFiles> {
  // Known without asking, and without the browser's complaint about it.
  if (!navigator.onLine) throw new Error('no connection');
  const response = await fetch(addressOf(list), { cache: 'no-cache', ...(signal && { signal }) });
  if (!response.ok) throw new Error(`${list}: ${response.status}`);
  // Written by our own build, so its shape is known.
  return (await response.json()) as SiteFiles;
}

function measure(wanted: SiteFiles, kept: ReadonlyMap<string, string>, wasWhole: boolean): Kept {
  const missing = filesToFetch(wanted, kept);
  const amount = (total: number, left: number): Amount => ({ kept: total - left, total });
  return {
    kind: missing.length === 0 ? 'whole' : wasWhole ? 'older' : kept.size === 0 ? 'none' : 'part',
    files: amount(wanted.files.length, missing.length),
    bytes: amount(sizeOf(wanted.files), sizeOf(missing)),
  };
}
