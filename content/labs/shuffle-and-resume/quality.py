"""How well does a stream get shuffled? Four measures, for a buffer, for shards, and for both.

The parcels are sorted by city: ten cities, and all parcels of one city stand together. A
strategy is a generator that reads the rows in the order of the files, or of shards, and hands
them on in another order. A row is its number; its city is `row // (rows // 10)`.
"""

import argparse
import random
from itertools import islice

from torch.utils.data.datapipes.iter import IterableWrapper, Shuffler

CITIES, BATCH, SEED = 10, 256, 7


def buffer(rows, size, rng):
    """Fill, then hand out a random one and put the next row into its place."""
    held = []
    for row in rows:
        if len(held) == size:
            at = rng.randint(0, size - 1)
            yield held[at]
            held[at] = row
        else:
            held.append(row)
    while held:  # no more rows: empty it, in random order
        yield held.pop(rng.randint(0, len(held) - 1))


def shards(count, size, rng):
    """The rows of all shards; the order of the shards is random, that in a shard is not."""
    order = list(range(count // size))
    rng.shuffle(order)
    for shard in order:
        yield from range(shard * size, (shard + 1) * size)


def interleaved(count, size, open_at_once, rng):
    """Several shards are open at once, and give one row each in turn."""
    order = list(range(count // size))
    rng.shuffle(order)
    waiting = iter(order)
    open_shards = [iter(range(s * size, (s + 1) * size)) for s in islice(waiting, open_at_once)]
    while open_shards:
        for at, shard in reversed(list(enumerate(open_shards))):
            row = next(shard, None)
            if row is not None:
                yield row
                continue
            following = next(waiting, None)
            if following is None:
                del open_shards[at]
            else:
                open_shards[at] = iter(range(following * size, (following + 1) * size))


def indices(count, rng):
    order = list(range(count))
    rng.shuffle(order)
    return order


def measure(name, order, count):
    order = list(order)
    assert len(order) == count and len(set(order)) == count
    city_of = [row * CITIES // count for row in order]
    moved = sum(abs(at - row) for at, row in enumerate(order)) / count
    early = max(row - at for at, row in enumerate(order))
    largest = []
    for start in range(0, count - BATCH + 1, BATCH):
        batch = city_of[start:start + BATCH]
        largest.append(max(batch.count(city) for city in set(batch)) / BATCH)
    first = city_of.index(1) // BATCH if not name.startswith(("shards", "20")) else None
    pure = sum(share == 1 for share in largest)
    print(f"{name:<30} {moved / count:>6.1%} {early:>9,} {pure:>7,} of {len(largest):,} "
          f"{sum(largest) / len(largest):>8.0%}")
    return first


def main(rows, size, shard):
    print(f"{rows:,} parcels sorted by city, {CITIES} cities; batches of {BATCH}; "
          f"buffer {size:,}; shards of {shard:,}\n")
    print(f"{'':<30} {'moved':>6} {'earliest':>9} {'one city':>12} {'largest city':>14}")

    def rng():
        return random.Random(SEED)

    def all_rows():
        return range(rows)

    measure("no shuffle", all_rows(), rows)
    small = max(size // 10, 1)
    measure(f"buffer {small:,}", buffer(all_rows(), small, rng()), rows)
    first = measure(f"buffer {size:,}", buffer(all_rows(), size, rng()), rows)
    measure(f"buffer {size * 10:,}", buffer(all_rows(), size * 10, rng()), rows)
    measure("shards in random order", shards(rows, shard, rng()), rows)
    measure(f"shards, buffer {size:,}", buffer(shards(rows, shard, rng()), size, rng()), rows)
    measure("20 open shards", interleaved(rows, shard, 20, rng()), rows)
    measure(f"20 open shards, buffer {size:,}",
            buffer(interleaved(rows, shard, 20, rng()), size, rng()), rows)
    measure("index shuffle", indices(rows, rng()), rows)
    stored = indices(rows, random.Random(SEED + 1))  # how a writer laid them down, once
    offline = [stored[at] for at in buffer(all_rows(), size, rng())]
    measure(f"shuffled files, buffer {size:,}", offline, rows)

    print(f"\nbuffer {size:,}, not shuffled before: the second city first comes in batch {first}"
          " (counted from 0)")
    pipe = Shuffler(IterableWrapper(range(20_000)), buffer_size=1_000)
    pipe.set_seed(SEED)
    same = list(pipe) == list(buffer(range(20_000), 1_000, random.Random(SEED)))
    print(f"torch's Shuffler, 20,000 rows, buffer 1,000, the same seed: the same order: "
          f"{'yes' if same else 'no'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--buffer", type=int, default=10_000)
    parser.add_argument("--shard", type=int, default=10_000)
    options = parser.parse_args()
    main(options.rows, options.buffer, options.shard)
