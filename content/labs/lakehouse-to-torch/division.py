"""Who reads which rows of a Paimon table? Four ranks, two workers each, batches of 32."""

import argparse

from torch.utils.data import DataLoader, DistributedSampler, get_worker_info

from lake import BATCH, SMALL, Audit, table
from ranks import on_ranks

WAYS = [
    "to_torch, default splits",
    "  auto_detect_rank",
    "to_torch, a split per file",
    "  auto_detect_rank",
    "  with_shard",
    "  with_shard and auto_detect_rank",
    "  chunks of 32, auto_detect_rank",
    "map-style, DistributedSampler",
]


def dataset(way, rank, world):
    pinned = table("scans", tag="train-1", **({} if way < 2 else SMALL))
    builder = pinned.new_read_builder().with_projection(["scan_id", "km"])
    scan, read = builder.new_scan(), builder.new_read()
    if way in (4, 5):
        scan.with_shard(rank, world)
    if way == 6:
        scan.with_chunk_shuffle(7, BATCH)  # a seed, rows in a chunk
    splits = scan.plan().splits()
    if way == 7:
        return read.to_torch(splits)
    return read.to_torch(splits, streaming=True, auto_detect_rank=way in (1, 3, 5, 6))


def collate(rows):
    """Runs in the worker."""
    info = get_worker_info()
    return (info.id if info else 0, [row["scan_id"] for row in rows])


def read_all(rank, world, workers):
    results = []
    for way in range(len(WAYS)):
        data = dataset(way, rank, world)
        sampler = DistributedSampler(data, world, rank) if way == 7 else None
        results.append(list(DataLoader(
            data, BATCH, sampler=sampler, num_workers=workers, collate_fn=collate,
            multiprocessing_context="fork" if workers else None)))
    return results


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--ranks", type=int, default=4)
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    print("splits of the tag:", " and ".join(
        str(len(table("scans", tag="train-1", **size).new_read_builder().new_scan().plan().splits()))
        for size in ({}, SMALL)), "(default, a split per file)")
    print()
    print(Audit.header())
    audit = Audit(range(1000))
    ranks = on_ranks(chosen.ranks, read_all, chosen.workers)
    for way, name in enumerate(WAYS):
        print(audit.line(name, [results[way] for results in ranks], chosen.workers))
