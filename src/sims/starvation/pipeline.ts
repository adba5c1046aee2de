/** Milliseconds of one batch in each stage, and what there is to run them. */
export interface Setting {
  /** At least 1. */
  readonly workers: number;
  /** `prefetch_factor`, at least 1. */
  readonly prefetch: number;
  readonly cores: number;
  /** Waiting for the store: any number of workers at once. */
  readonly store: number;
  /** On the network: one batch at a time; 0: there is no link. */
  readonly link: number;
  /** On a core. */
  readonly decode: number;
  /** On the device. */
  readonly step: number;
  /** So much longer batch `LATE` waits for the store. */
  readonly late: number;
  /** Whether the loop reads the loss of each step, and so waits for the device. */
  readonly reads: boolean;
}

/** A batch that comes late, where one does. */
export const LATE = 30;

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What became of a batch: in its worker, in the loop, on the device. */
export interface Batch {
  readonly worker: number;
  readonly fetched: Span;
  /** On the link, after waiting for it. */
  readonly linked: Span;
  /** On a core, after waiting for one. */
  readonly decoded: Span;
  /** From the loop's call of `next()` to the batch. */
  readonly next: Span;
  readonly step: Span;
}

/**
 * The first `count` batches of an epoch that has more, by `_MultiProcessingDataLoaderIter` of torch 2.15.0 in
 * order, with pinning off. Of what ends at the same moment, what began first comes first, and workers before the loop.
 */
export function run(setting: Setting, count: number): Batch[] {
  const { workers, prefetch, store, link, decode, step, late, reads } = setting;
  const clock = makeClock();
  const wire = makeResource(clock, 1);
  const cores = makeResource(clock, setting.cores);
  const queues = Array.from({ length: workers }, (): number[] => []);
  const isBusy = queues.map(() => false);
  const loads = new Map<number, Pick<Batch, 'fetched' | 'linked' | 'decoded'>>();

  /** An idle worker takes the first list of its queue. */
  const look = (worker: number): void => {
    const queue = queues[worker] ?? [];
    if (isBusy[worker] === true || queue.length === 0) return;
    const [batch = 0] = queue.splice(0, 1);
    isBusy[worker] = true;
    const begun = clock.now();
    const wait = store + (batch === LATE ? late : 0);
    clock.after(wait, () => {
      wire.use(link, (linked) => {
        cores.use(decode, (decoded) => {
          isBusy[worker] = false;
          loads.set(batch, { fetched: { from: begun, to: begun + wait }, linked, decoded });
          look(worker);
        });
      });
    });
  };

  // Lists are dealt in turn: so a batch's number says its worker.
  let sent = 0;
  const send = (): void => {
    const worker = sent % workers;
    queues[worker]?.push(sent);
    sent += 1;
    look(worker);
  };
  for (let list = 0; list < prefetch * workers; list++) send();

  const batches: Batch[] = [];
  let free = 0;
  while (batches.length < count) {
    const number = batches.length;
    const asked = clock.now();
    let load = loads.get(number);
    while (!load) {
      clock.fire();
      load = loads.get(number);
    }
    // The next list leaves before the loop gets its batch.
    send();
    const got = clock.now();
    const from = Math.max(got, free);
    free = from + step;
    batches.push({
      ...{ worker: number % workers, ...load },
      ...{ next: { from: asked, to: got }, step: { from, to: free } },
    });
    if (reads) clock.sleepUntil(free);
  }
  return batches;
}

interface Clock {
  readonly now: () => number;
  readonly after: (length: number, action: () => void) => void;
  /** To the next end of work. */
  readonly fire: () => void;
  /** All that ends until then, too. */
  readonly sleepUntil: (time: number) => void;
}

function makeClock(): Clock {
  let now = 0;
  const timers: { readonly at: number; readonly action: () => void }[] = [];
  const fire = (): void => {
    const [next] = timers.splice(0, 1);
    if (!next) throw new Error('The loop waits for a batch that nobody loads.');
    now = next.at;
    next.action();
  };
  return {
    now: () => now,
    after: (length, action) => {
      const at = now + length;
      const place = timers.findIndex((one) => one.at > at);
      timers.splice(place < 0 ? timers.length : place, 0, { at, action });
    },
    fire,
    sleepUntil: (time) => {
      while ((timers[0]?.at ?? Infinity) <= time) fire();
      now = time;
    },
  };
}

interface Resource {
  /** Calls back with the time that the work took a place; at once where there is no work. */
  readonly use: (length: number, then: (span: Span) => void) => void;
}

/** Some places: who comes first gets one first. */
function makeResource(clock: Clock, places: number): Resource {
  let free = places;
  const waiting: (() => void)[] = [];
  const use = (length: number, then: (span: Span) => void): void => {
    const from = clock.now();
    if (length === 0) {
      then({ from, to: from });
    } else if (free > 0) {
      free -= 1;
      clock.after(length, () => {
        free += 1;
        waiting.shift()?.();
        then({ from, to: from + length });
      });
    } else {
      waiting.push(() => {
        use(length, then);
      });
    }
  };
  return { use };
}

/** A stage, and the least time between two batches that it allows: the longest rules. */
export const stages = ['workers', 'link', 'cores', 'device'] as const;
export type Stage = (typeof stages)[number];

export const allowed = (setting: Setting): Readonly<Record<Stage, number>> => ({
  workers: (setting.store + setting.link + setting.decode) / setting.workers,
  link: setting.link,
  cores: setting.decode / setting.cores,
  device: setting.step,
});

/** The stage that allows the fewest batches; of equal ones the last. */
export function ruling(setting: Setting): Stage {
  const times = allowed(setting);
  return stages.reduce((most, stage) => (times[stage] >= times[most] ? stage : most));
}
