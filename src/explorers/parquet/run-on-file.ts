import type { Remote } from 'comlink';
import type { OnProgress } from '../shell/use-reader.ts';
import type { Api } from './worker.ts';

/** Runs a job on the file that is open, in a worker that may have to open it first. */
export type RunOnFile = <T>(
  label: string,
  job: (api: Remote<Api>, onProgress: OnProgress) => Promise<T>,
) => Promise<T | undefined>;
