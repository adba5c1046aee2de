/** What a checkpoint can hold of a loader, of each kind. */
export const savedOf = {
  indices: ['epoch', 'read', 'rank', 'all'],
  stream: ['nothing', 'position', 'buffer', 'dice', 'rank0'],
} as const;

export type Kind = keyof typeof savedOf;
export type SavedPlace = (typeof savedOf)['indices'][number];
export type SavedStream = (typeof savedOf)['stream'][number];

/** Ranks before the crash. */
export const RANKS = 2;

/** Batches in flight: of one worker, with `prefetch_factor` 2. */
const IN_FLIGHT = 2;

/** Batches of one rank, in the order in which it trains on them. */
export type Batches = readonly (readonly number[])[];

/** A sampler that deals the places 0 to `rows` − 1 to ranks in turn, as `DistributedSampler` does; both divide evenly. */
export interface Places {
  readonly rows: number;
  /** Samples of one rank in a step, before the crash; a step has as many of all ranks afterwards. */
  readonly batch: number;
}

/** The batches of each of so many ranks that skip their first places. */
function deal({ rows, batch }: Places, ranks: number, skip: number): readonly Batches[] {
  return Array.from({ length: ranks }, (_, rank) => {
    const own = Array.from({ length: rows / ranks }, (_, turn) => turn * ranks + rank);
    return batched(own.slice(skip), (batch * RANKS) / ranks);
  });
}

/** What all ranks train on without a crash. */
export const dealAll = (places: Places): readonly Batches[] => deal(places, RANKS, 0);

/** What so many ranks train on after a resume from the checkpoint of a step. */
export function dealAgain(
  places: Places,
  saved: SavedPlace,
  step: number,
  ranks: number,
): readonly Batches[] {
  return deal(places, ranks, skipped(places, saved, step, ranks));
}

/** How many of its own places each rank skips. */
function skipped({ rows, batch }: Places, saved: SavedPlace, step: number, ranks: number): number {
  switch (saved) {
    case 'epoch':
      return 0;
    case 'read':
      return Math.min(rows / RANKS, (step + IN_FLIGHT) * batch);
    case 'rank':
      return step * batch;
    case 'all':
      return (step * batch * RANKS) / ranks;
  }
}

/** Two ranks, each of which reads every second shard through a shuffle buffer. */
export interface Stream {
  readonly rows: number;
  readonly shard: number;
  readonly buffer: number;
  readonly batch: number;
  /** Rank r's dice begin with `seed` + r. */
  readonly seed: number;
}

/** A reader between two rows. */
interface Reader {
  /** Rows that it has read. */
  readonly at: number;
  readonly held: readonly number[];
  readonly dice: number;
}

const fresh = (seed: number): Reader => ({ at: 0, held: [], dice: seed });

/** What all ranks train on without a crash. */
export const streamAll = (stream: Stream): readonly Batches[] =>
  ranks.map((rank) => read(stream, rank, fresh(stream.seed + rank)).batches);

/** What both ranks train on after a resume: torchdata's loader keeps the state with the batch that was delivered. */
export function streamAgain(stream: Stream, saved: SavedStream, step: number): readonly Batches[] {
  return ranks.map((rank) => {
    const start = fresh(stream.seed + rank);
    const from = saved === 'rank0' ? 0 : rank;
    const { at, held, dice } = read(stream, from, fresh(stream.seed + from), step).reader;
    switch (saved) {
      // The loader draws what was trained once more, and throws it away.
      case 'nothing':
        return read(stream, rank, start).batches.slice(step);
      case 'position':
        return read(stream, rank, { ...start, at }).batches;
      case 'buffer':
        return read(stream, rank, { ...start, at, held }).batches;
      case 'dice':
      case 'rank0':
        return read(stream, rank, { at, held, dice }).batches;
    }
  });
}

const ranks = [0, 1] as const;

/** Per rank what is in the buffer once a step's batch is delivered. */
export const heldAt = (stream: Stream, step: number): readonly (readonly number[])[] =>
  ranks.map((rank) => read(stream, rank, fresh(stream.seed + rank), step).reader.held);

/** Per rank what is in flight once a step's batch is delivered. */
export const inFlightAt = (places: Places, step: number): readonly (readonly number[])[] =>
  dealAll(places).map((batches) => batches.slice(step, step + IN_FLIGHT).flat());

/** A rank's batches from where its reader is, all or so many, and the reader after them. */
function read(
  stream: Stream,
  rank: number,
  from: Reader,
  count = Infinity,
): { readonly batches: Batches; readonly reader: Reader } {
  const rows = rowsOf(stream, rank);
  const held = [...from.held];
  let { at, dice } = from;
  const taken: number[] = [];
  while (taken.length < count * stream.batch) {
    while (held.length < stream.buffer && at < rows.length) held.push(rows[at++] ?? 0);
    if (held.length === 0) break;
    dice = roll(dice);
    taken.push(...held.splice((dice >> 16) % held.length, 1));
  }
  return { batches: batched(taken, stream.batch), reader: { at, held, dice } };
}

/** The next number of the oracle's generator, mod 2³¹: the lower half of the product, which `imul` keeps exact, is enough. */
function roll(dice: number): number {
  return (Math.imul(dice, 1_103_515_245) + 12_345) & 0x7fffffff;
}

function rowsOf({ rows, shard }: Stream, rank: number): readonly number[] {
  const all = Array.from({ length: rows }, (_, row) => row);
  return all.filter((row) => Math.floor(row / shard) % RANKS === rank);
}

function batched(rows: readonly number[], batch: number): Batches {
  const count = Math.ceil(rows.length / batch);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * batch, (index + 1) * batch),
  );
}
