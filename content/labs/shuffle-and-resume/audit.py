"""Repeated or lost? Carry an id through the pipeline, and count it over ranks and workers.

103 parcels, 3 ranks with 2 workers each, batches of 4. The parcels lie in 12 shards. Each run but the
fourth has one fault; the last column says which readers got a parcel that came more than once.
"""

import argparse
import warnings
from collections import Counter, defaultdict

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

PARCELS, SHARDS, BATCH = 103, 12, 4


class Parcels(IterableDataset):
    def __init__(self, split, rank, ranks):
        self.split, self.rank, self.ranks = split, rank, ranks
        self.shards = [range(s * PARCELS // SHARDS, (s + 1) * PARCELS // SHARDS)
                       for s in range(SHARDS)]

    def __iter__(self):
        info = get_worker_info()
        shards = self.shards
        if self.split == "other listing" and self.rank == 1:
            shards = shards[1:] + shards[:1]  # the same shards, listed from the second on
        if self.split == "nobody":
            mine = shards
        elif self.split == "only by worker":
            mine = shards[info.id::info.num_workers]
        elif self.split == "only by rank":
            mine = shards[self.rank::self.ranks]
        else:
            reader = info.id * self.ranks + self.rank
            mine = shards[reader::self.ranks * info.num_workers]
        for shard in mine:
            yield from shard


def with_worker(ids):
    return get_worker_info().id, ids


def audit(name, split, ranks, workers, drop_last=False):
    readers_of, steps = defaultdict(list), []
    for rank in range(ranks):
        loader = DataLoader(Parcels(split, rank, ranks), batch_size=BATCH, num_workers=workers,
                            collate_fn=with_worker, drop_last=drop_last)
        count = 0
        for worker, ids in loader:
            count += 1
            for parcel in ids:
                readers_of[parcel].append((rank, worker))
        steps.append(count)
    copies = Counter(len(readers) for readers in readers_of.values())
    again = [readers for readers in readers_of.values() if len(readers) > 1]
    all_ranks = again and all({rank for rank, _ in readers} == set(range(ranks))
                              for readers in again)
    all_workers = again and all({worker for _, worker in readers} == set(range(workers))
                                for readers in again)
    sign = ("" if not again else "every rank, every worker" if all_ranks and all_workers else
            "every rank, one worker" if all_ranks else
            "one rank, every worker" if all_workers else "some ranks")
    print(f"{name:<22} {sum(len(r) for r in readers_of.values()):>5} "
          f"{PARCELS - len(readers_of):>6} {max(copies):>8}x {len(again):>6}  "
          f"{steps!s:<13} {sign}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    parser = argparse.ArgumentParser()
    parser.add_argument("--ranks", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    print(f"{PARCELS} parcels in {SHARDS} shards; {options.ranks} ranks × {options.workers} workers; "
          f"batches of {BATCH}\n")
    print("split                  read  never  at most  again  steps by rank  again at")
    for name, split, drop_last in [
        ("nobody", "nobody", False),
        ("only by worker", "only by worker", False),
        ("only by rank", "only by rank", False),
        ("by rank and worker", "both", False),
        ("the same, drop_last", "both", True),
        ("rank 1 lists otherwise", "other listing", False),
    ]:
        audit(name, split, options.ranks, options.workers, drop_last)
