import { align, emit, isDue, newSplit, read, timeOf } from './source.ts';
import { NONE, OFF, partitions, SECOND } from './state.ts';
import type { Millis, Partition, River, Settings, Split, Turn, World } from './state.ts';
import { advance, count } from './windows.ts';

/** Each generator is asked that often: the default of `pipeline.auto-watermark-interval`. */
const INTERVAL: Millis = 200;
/** The coordinator's answer comes so long after the whole second: alignment has an interval of 1 s by default. */
const ANSWER: Millis = 100;

/** A job that has just begun: its generators have been asked, and no order has come. */
export function source(settings: Settings): River {
  const begun: River = {
    now: 0,
    splits: [newSplit(), newSplit(), newSplit()],
    watermark: NONE,
    idle: false,
    allowed: OFF,
    orders: [],
    windows: [],
  };
  return rest(begun, settings, INTERVAL);
}

/** The next second: orders are read, generators asked, watermarks aligned; then partitions stop or go on. */
export function flow(
  river: River,
  world: World,
  settings: Settings,
  turns: readonly Turn[],
): River {
  const now = river.now + SECOND - (river.now % SECOND);
  const orders = partitions.reduce((each, p) => readFrom(each, p, world, settings), {
    ...river,
    now,
  });
  const asked = tick(orders, settings, now);
  const aligned = align({ ...asked, now: now + ANSWER }, settings);
  const rested = rest(aligned, settings, now + INTERVAL);
  return turns
    .filter(({ second }) => second * SECOND === now)
    .reduce((each, { partition }) => turnOne(each, partition), rested);
}

function readFrom(river: River, partition: Partition, world: World, settings: Settings): River {
  const split = river.splits[partition];
  const stream = world[partition];
  if (!isDue(river, split, stream)) return river;
  const time = timeOf(stream, split.next);
  return count(withSplit(river, partition, read(split, time)), { partition, time }, settings);
}

/** The generators are asked until the second is over. */
function rest(river: River, settings: Settings, from: Millis): River {
  const end = from - (from % SECOND) + SECOND;
  let next = river;
  for (let now = from; now < end; now += INTERVAL) next = tick(next, settings, now);
  return next;
}

/** What comes of one asking: a higher watermark reaches the window at once. */
function tick(river: River, settings: Settings, now: Millis): River {
  const emitted = emit({ ...river, now }, settings);
  return emitted.watermark > river.watermark ? advance(emitted, settings) : emitted;
}

/** The partition's producer stops, or goes on with the orders that it has kept. */
export function turnOne(river: River, partition: Partition): River {
  const split = river.splits[partition];
  return withSplit(river, partition, { ...split, flows: !split.flows });
}

function withSplit(river: River, partition: Partition, split: Split): River {
  const [a, b, c] = river.splits;
  const of = (own: Partition, other: Split) => (own === partition ? split : other);
  return { ...river, splits: [of(0, a), of(1, b), of(2, c)] };
}
