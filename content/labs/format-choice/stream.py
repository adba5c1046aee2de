"""Job 5: one epoch in shuffled order. Photo and city, batches of 256, four pieces of about 1,000 open at a time.

`mixed` says from how many pieces of 1,000 neighbours a batch comes, on average; there are 20.
"""

import random

import numpy as np
import pyarrow.orc as orc
import pyarrow.parquet as pq

from readers import HEAD, PER_FILE, line, mds, objects, of_lance, tar_samples
from samples import PIECE, SAMPLES
from store import Store

COLUMNS, BATCH, OPEN, SEED = ["city", "photo"], 256, 4, 7


def mixed_blocks(fetch, pieces):
    """Pieces in random order, four at a time: their rows are mixed, then cut into batches.

    `fetch(piece)` reads a piece and returns how many rows it has.
    """
    dice = random.Random(SEED)
    order = dice.sample(range(pieces), pieces)
    rest = []
    for begin in range(0, pieces, OPEN):
        block = [(piece, row) for piece in order[begin:begin + OPEN] for row in range(fetch(piece))]
        dice.shuffle(block)
        rest += block
        while len(rest) >= BATCH:
            yield [piece for piece, _ in rest[:BATCH]]
            rest = rest[BATCH:]
    if rest:
        yield [piece for piece, _ in rest]


def of_parquet(store):
    open_files = [pq.ParquetFile(file, pre_buffer=True) for file in objects(store, "parquet")]
    return mixed_blocks(lambda piece: len(open_files[piece // PER_FILE].read_row_group(
        piece % PER_FILE, columns=COLUMNS, use_threads=False)), SAMPLES // PIECE)


def of_orc(store):
    open_files = [orc.ORCFile(file) for file in objects(store, "orc")]
    return mixed_blocks(lambda piece: len(open_files[piece // PER_FILE].read_stripe(
        piece % PER_FILE, columns=COLUMNS)), SAMPLES // PIECE)


def lance_blocks(store):
    data = of_lance(store)
    return mixed_blocks(lambda piece: len(data.to_table(columns=COLUMNS, offset=piece * PIECE, limit=PIECE)),
                        SAMPLES // PIECE)


def lance_index(store):
    """Any row to any place: a permutation of all row numbers, and one `take` a batch."""
    data = of_lance(store)
    order = np.random.default_rng(SEED).permutation(SAMPLES)
    for begin in range(0, SAMPLES, BATCH):
        rows = np.sort(order[begin:begin + BATCH])
        data.take(rows.tolist(), columns=COLUMNS)
        yield (rows // PIECE).tolist()


def of_mds(_, block=OPEN * PIECE):
    """The library's own order: each shard's samples are spread over a range of `block` samples."""
    data = mds(shuffle=True, shuffle_seed=SEED, num_canonical_nodes=1, shuffle_block_size=block)
    ids = [int(sample["id"]) for sample in data]
    assert sorted(ids) == list(range(SAMPLES))
    for begin in range(0, SAMPLES, BATCH):
        yield [data.spanner[number][0] for number in ids[begin:begin + BATCH]]


def of_tar(store):
    shards = list(objects(store, "tar"))
    return mixed_blocks(lambda piece: sum(1 for _ in tar_samples(shards[piece])), len(shards))


def main():
    print(f"one epoch of {SAMPLES:,} samples: photo and city, batches of {BATCH}")
    print(f"{HEAD}  mixed")
    with Store(".work/store") as store:
        for name, way in (("Parquet: row groups", of_parquet), ("ORC: stripes", of_orc),
                          ("Lance: blocks of 1,000 rows", lance_blocks), ("Lance: index shuffle", lance_index),
                          ("MDS: block of 4,000 samples", of_mds),
                          ("MDS: its default block", lambda store: of_mds(store, None)), ("tar: whole shards", of_tar)):
            batches, counted = store.count(lambda: list(way(store)))
            assert sum(map(len, batches)) == SAMPLES
            line(name, counted, f"{sum(len(set(batch)) for batch in batches) / len(batches):5.1f}")


if __name__ == "__main__":
    main()
