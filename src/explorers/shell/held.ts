import { proxy, type ProxyMarked } from 'comlink';
import type { Source } from './source.ts';

/** Called by a worker: how much of a job is done, 0 to 1. */
export type OnProgress = (done: number) => void;

/**
 * What an explorer’s worker offers the page: it opens something and keeps it, and the page gets a
 * handle to it. Every public property and method of the session can be asked through the handle;
 * what they give is plain data. The worker knows no more of what the page does: a page whose worker
 * was ended opens its source again in another.
 */
export interface Holder<Session> {
  open: (source: Source, onProgress: OnProgress) => Promise<Session & ProxyMarked>;
}

/** @param open makes the session; throws Unreadable with a sentence for the reader */
export function holder<Session extends object>(
  open: (source: Source, onProgress: OnProgress) => Promise<Session>,
): Holder<Session> {
  return { open: async (source, onProgress) => proxy(await open(source, onProgress)) };
}
