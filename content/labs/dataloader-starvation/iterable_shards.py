"""Twenty records, three workers, one IterableDataset: with and without sharding."""

import warnings
from collections import Counter
from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

RECORDS, WORKERS, BATCH_SIZE = 20, 3, 4


class Unsharded(IterableDataset):
    def __len__(self):
        return RECORDS

    def __iter__(self):
        return iter(range(RECORDS))


class Sharded(Unsharded):
    """Worker w of n takes records w, w + n, w + 2n, …"""

    def __iter__(self):
        info = get_worker_info()
        worker, workers = (0, 1) if info is None else (info.id, info.num_workers)
        return islice(range(RECORDS), worker, None, workers)


def collate_with_worker(records):
    info = get_worker_info()
    return ("-" if info is None else info.id), records


def show(title, dataset, workers=WORKERS, batch_size=BATCH_SIZE, drop_last=False,
         list_batches=True):
    loader = DataLoader(dataset, batch_size=batch_size, num_workers=workers,
                        drop_last=drop_last, collate_fn=collate_with_worker)
    expected = len(loader)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        batches = list(loader)
    print(title)
    if list_batches:
        for worker, records in batches:
            print(f"  worker {worker}: {records}")
    copies = Counter(record for _, records in batches for record in records)
    missing = sorted(set(range(RECORDS)) - set(copies))
    print(f"  batches: {len(batches)}, len(loader): {expected}")
    print(f"  records: {copies.total()}, distinct: {len(copies)}, "
          f"copies of each: {sorted(set(copies.values()))}")
    if missing:
        print(f"  missing: {missing}")
    length_warnings = [w for w in caught if "Length of IterableDataset" in str(w.message)]
    print(f"  warned about the length: {'yes' if length_warnings else 'no'}\n")


if __name__ == "__main__":
    # The loader warns when there are more workers than logical CPUs; that depends on you.
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    print(f"{RECORDS} records, batch_size {BATCH_SIZE}, {WORKERS} workers\n")
    show("A. not sharded", Unsharded(), list_batches=False)
    show("B. sharded in __iter__", Sharded())
    show("C. sharded, drop_last=True", Sharded(), drop_last=True)
    show("D. one process, drop_last=True", Sharded(), workers=0, drop_last=True,
         list_batches=False)
    show("E. not sharded, batch_size=1", Unsharded(), batch_size=1, list_batches=False)
    try:
        DataLoader(Sharded(), shuffle=True)
    except ValueError as error:
        print(f"F. shuffle=True\n  ValueError: {str(error).split(': ')[1]}")
