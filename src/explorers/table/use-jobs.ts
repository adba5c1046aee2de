import type { Remote } from 'comlink';
import { useCallback, useRef } from 'preact/hooks';
import { useReader, type OnProgress, type ReaderState } from '../shell/use-reader.ts';
import type { OpenedTable, TableApi, TableSource } from './api.ts';

type Job<T> = (api: Remote<TableApi>, onProgress: OnProgress) => Promise<T>;

/** What came out of a job: of a part of a table that cannot be read, the sentence. */
export type Outcome<T> = { value: T } | { fault: string };

export interface Jobs extends Pick<ReaderState<TableApi>, 'busy' | 'fault' | 'cancel'> {
  /** Opens another table; what waits for the one before is dropped. */
  open: (source: TableSource, root: string | null) => Promise<OpenedTable | undefined>;
  /**
   * Asks about the open table, when all that was asked before is answered. Undefined where it was
   * cancelled, dropped, or failed as a whole.
   */
  ask: <T>(label: string, job: Job<T>) => Promise<Outcome<T> | undefined>;
}

interface Open {
  key: number;
  source: TableSource;
  root: string | null;
}

/** The worker, one question after another. */
export function useJobs(): Jobs {
  const { run, busy, fault, cancel } = useReader<TableApi>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  );
  const opened = useRef<Open | null>(null);
  const keys = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const open = useCallback<Jobs['open']>(
    (source, root) => {
      keys.current += 1;
      const key = keys.current;
      opened.current = { key, source, root };
      const opening = run('Opening the table', (api, onProgress) =>
        api.open(key, source, root, onProgress),
      );
      queue.current = opening;
      return opening;
    },
    [run],
  );

  const ask = useCallback<Jobs['ask']>(
    <T>(label: string, job: Job<T>) => {
      const mine = opened.current;
      const answer = queue.current.then(() => {
        if (!mine || mine !== opened.current) return undefined;
        return run(label, async (api, onProgress): Promise<Outcome<T>> => {
          // The worker was ended, by the reader or by a file: it has to begin anew.
          if (!(await api.holds(mine.key))) {
            await api.open(mine.key, mine.source, mine.root, onProgress);
          }
          try {
            return { value: await job(api, onProgress) };
          } catch (error) {
            if (error instanceof Error && error.name === 'Unreadable') {
              return { fault: error.message };
            }
            throw error;
          }
        });
      });
      queue.current = answer;
      return answer;
    },
    [run],
  );

  return { open, ask, busy, fault, cancel };
}
