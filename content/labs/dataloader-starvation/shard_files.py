"""Who reads which shard? Files of records, several training processes, several workers.

A shard is a file. Each training process (rank) has a loader with workers of its own. The
dataset of each worker is a copy, so the code in `__iter__` must say which files are its own.
Prints what the ranks receive together when nobody divides, and under three rules.
"""

import argparse
import shutil
import warnings
from collections import Counter
from pathlib import Path

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

FOLDER = Path(".work/shards")
RECORDS = 100  # in each shard


class Shards(IterableDataset):
    """`rule` gives the number of this reader, and of all readers."""

    def __init__(self, files, rank, ranks, rule):
        self.files, self.rank, self.ranks, self.rule = files, rank, ranks, rule

    def __iter__(self):
        info = get_worker_info()
        reader, readers = self.rule(info.id, info.num_workers, self.rank, self.ranks)
        for file in self.files[reader::readers]:
            yield from (int(line) for line in file.read_text().split())


def nobody(worker, workers, rank, ranks):
    return 0, 1


def workers_only(worker, workers, rank, ranks):
    return worker, workers


def rank_by_rank(worker, workers, rank, ranks):
    """First all workers of rank 0, then all of rank 1."""
    return rank * workers + worker, ranks * workers


def ranks_in_turn(worker, workers, rank, ranks):
    """The first worker of each rank, then the second of each rank."""
    return worker * ranks + rank, ranks * workers


def with_worker(records):
    return get_worker_info().id, records


def show(files, ranks, workers, rule):
    copies, per_rank, busy = Counter(), [], set()
    for rank in range(ranks):
        loader = DataLoader(Shards(files, rank, ranks, rule), batch_size=20,
                            num_workers=workers, collate_fn=with_worker)
        received = 0
        for worker, records in loader:
            copies.update(records)
            received += len(records)
            busy.add((rank, worker))
        per_rank.append(received)
    each = sorted(set(copies.values()))
    print(f"{rule.__name__:<14} {copies.total():>6} {len(copies):>9}   {each!s:<6} "
          f"{per_rank!s:<14} {len(busy)} of {ranks * workers}")


def main(options):
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    files = []
    for shard in range(options.shards):
        files.append(FOLDER / f"shard-{shard}.txt")
        first = shard * RECORDS
        files[-1].write_text("\n".join(map(str, range(first, first + RECORDS))))

    for workers in (3, 5):
        print(f"{options.shards} shards of {RECORDS} records, 2 ranks × {workers} workers")
        print("who divides      read  distinct   copies by rank        workers that read")
        for rule in (nobody, workers_only, rank_by_rank, ranks_in_turn):
            show(files, 2, workers, rule)
        print()


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    parser = argparse.ArgumentParser()
    parser.add_argument("--shards", type=int, default=8)
    main(parser.parse_args())
