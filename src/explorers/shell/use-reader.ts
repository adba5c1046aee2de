import { proxy, wrap, type Remote } from 'comlink';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OnProgress } from './held.ts';

/** A job under way. */
export interface Busy {
  /** What is being done, in words. */
  label: string;
  /** 0 to 1, or null where it is not known. */
  done: number | null;
}

export interface ReaderState<Api> {
  /**
   * Runs one job in the worker; a job that is still under way is cancelled. Gives undefined where it
   * failed (`fault` then says why) or was cancelled.
   */
  run: <T>(
    label: string,
    job: (api: Remote<Api>, onProgress: OnProgress) => Promise<T>,
  ) => Promise<T | undefined>;
  busy: Busy | null;
  /** Why the last job failed, as a sentence, or empty. */
  fault: string;
  /** Ends the worker with all that it holds; what the page shows stays. */
  cancel: () => void;
}

/**
 * A worker that reads files, started when it is first needed. However a file breaks it, the tab
 * stays alive: the worker is ended, and the next job starts a new one.
 *
 * @param start creates the worker: `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`
 */
export function useReader<Api>(start: () => Worker): ReaderState<Api> {
  const [busy, setBusy] = useState<Busy | null>(null);
  const [fault, setFault] = useState('');
  const running = useRef<{ worker: Worker; api: Remote<Api> } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const starter = useRef(start);

  const end = useCallback(() => {
    running.current?.worker.terminate();
    running.current = null;
  }, []);
  const cancel = useCallback(() => {
    if (stop.current) end();
    stop.current?.();
  }, [end]);
  useEffect(() => end, [end]);

  const run = useCallback<ReaderState<Api>['run']>(
    async (label, job) => {
      cancel();
      setFault('');
      setBusy({ label, done: null });
      if (!running.current) {
        const worker = starter.current();
        running.current = { worker, api: wrap<Api>(worker) };
      }
      const { worker, api } = running.current;
      const mine = { isCancelled: false, isOver: false };
      const ended = new Promise<never>((_, fail) => {
        stop.current = () => {
          mine.isCancelled = true;
          fail(new Error('cancelled'));
        };
        // A worker that could not be loaded, or ran out of memory, answers no call.
        worker.onerror = () => fail(new Error('worker'));
      });
      const onProgress = proxy((done: number) => {
        // A report may come in after the answer: each takes its own way out of the worker.
        if (!mine.isCancelled && !mine.isOver) setBusy({ label, done });
      });
      try {
        return await Promise.race([job(api, onProgress), ended]);
      } catch (error) {
        if (!mine.isCancelled) {
          setFault(sentenceOf(error));
          if (!isUnreadable(error)) end();
        }
        return undefined;
      } finally {
        mine.isOver = true;
        if (!mine.isCancelled) {
          stop.current = null;
          setBusy(null);
        }
      }
    },
    [cancel, end],
  );

  return {
    run,
    busy,
    fault,
    cancel: useCallback(() => {
      cancel();
      stop.current = null;
      setBusy(null);
    }, [cancel]),
  };
}

/** The class does not survive the way out of the worker; its name does. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Unreadable';
}

function sentenceOf(error: unknown): string {
  return isUnreadable(error)
    ? error.message
    : 'The file could not be read: it may be damaged, or of a kind that this page does not know. Nothing was changed.';
}
