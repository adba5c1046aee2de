import { releaseProxy, type Remote } from 'comlink';
import type { Holder, OnProgress } from './held.ts';
import type { Source } from './source.ts';

/** One question to what is open, in the worker that holds it. */
export type Job<Session, T> = (session: Remote<Session>, onProgress: OnProgress) => Promise<T>;

/**
 * Asks when all that was asked before is answered. Gives undefined where it failed, was cancelled, or
 * where something else was opened meanwhile.
 *
 * @param topic a newer question of the same topic takes the place of this one, even while it is answered
 */
export type Ask<Session> = <T>(
  label: string,
  job: Job<Session, T>,
  topic?: string,
) => Promise<T | undefined>;

/** The worker of now: see `useReader`. */
interface Reader<Session> {
  /** Runs a job at once, ending the one under way; never rejects. */
  run: <T>(
    label: string,
    job: (api: Remote<Holder<Session>>, onProgress: OnProgress) => Promise<T>,
  ) => Promise<T | undefined>;
  /** Ends the job under way, and the worker with all that it holds. */
  end: () => void;
}

interface Open<Session> {
  source: Source;
  /** The worker that holds the session: in another one the source has to be opened again. */
  api: Remote<Holder<Session>>;
  session: Remote<Session>;
}

/** What is open in a worker, and the questions to it, one after another. */
export class Questions<Session> {
  readonly #reader: Reader<Session>;
  #opened: Open<Session> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** What waits since before something was opened or cancelled is dropped. */
  #round = 0;
  readonly #newest = new Map<string, object>();
  #topicUnderWay: string | undefined;

  constructor(reader: Reader<Session>) {
    this.#reader = reader;
  }

  /**
   * Opens something at once, and asks it the first question. Only when both went well does it take
   * the place of what was open before; otherwise gives undefined.
   */
  readonly open = <T>(
    label: string,
    source: Source,
    first: Job<Session, T>,
  ): Promise<T | undefined> => {
    this.#round += 1;
    const opening = this.#reader
      .run(label, async (api, onProgress) => {
        const session = await openIn(api, source, onProgress);
        return { next: { source, api, session }, value: await first(session, onProgress) };
      })
      .then((got) => {
        if (!got) return undefined;
        const before = this.#opened;
        // Of a worker that was ended nobody would hear of it.
        if (before?.api === got.next.api) release(before.session);
        this.#opened = got.next;
        return got.value;
      });
    this.#last = opening;
    return opening;
  };

  readonly ask: Ask<Session> = (label, job, topic) => {
    const opened = this.#opened;
    const round = this.#round;
    const turn = {};
    if (topic !== undefined) {
      this.#newest.set(topic, turn);
      if (this.#topicUnderWay === topic) this.#reader.end();
    }
    const answer = this.#last.then(async () => {
      const isNewest = topic === undefined || this.#newest.get(topic) === turn;
      if (!opened || opened !== this.#opened) return undefined;
      if (round !== this.#round || !isNewest) return undefined;
      this.#topicUnderWay = topic;
      const value = await this.#reader.run(label, async (api, onProgress) => {
        if (opened.api !== api) {
          opened.session = await openIn(api, opened.source, onProgress);
          opened.api = api;
        }
        return job(opened.session, onProgress);
      });
      this.#topicUnderWay = undefined;
      return value;
    });
    this.#last = answer;
    return answer;
  };

  /** Ends the question under way and drops those that wait; what is open stays so. */
  readonly cancel = (): void => {
    this.#round += 1;
    this.#reader.end();
  };
}

/** Comlink’s types cannot tell of an unknown session that it comes as a handle. */
function openIn<Session>(
  api: Remote<Holder<Session>>,
  source: Source,
  onProgress: OnProgress,
): Promise<Remote<Session>> {
  const remote = api as unknown as {
    open: (from: Source, on: OnProgress) => Promise<Remote<Session>>;
  };
  return remote.open(source, onProgress);
}

function release(session: unknown): void {
  (session as { [releaseProxy]: () => void })[releaseProxy]();
}
