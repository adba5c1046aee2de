"""What a worker's copy of the dataset costs, and what must pickle.

Memory is read from /proc (Linux). Private_Dirty counts the pages that only this process
holds and has written; after fork() a page becomes private when either side writes to it.
Sizes are compared with thresholds, because exact page counts differ from run to run.
"""

import re
import warnings
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

ITEMS = 500_000


def private_mib():
    text = Path("/proc/self/smaps_rollup").read_text()
    return int(re.search(r"Private_Dirty:\s+(\d+)", text).group(1)) / 1024


class Names(Dataset):
    def __init__(self, names):
        self.names = names

    def __len__(self):
        return 1

    def __getitem__(self, index):
        before = private_mib()
        for position in range(len(self.names)):
            self.names[position]
        return before, private_mib()


def names():
    return [f"s3://bucket/train/part-{i:09d}.jpg" for i in range(ITEMS)]


def bucket(mib):
    for limit, text in [(5, "under 5 MiB"), (30, "5 to 30 MiB")]:
        if mib < limit:
            return text
    return "over 30 MiB"


def first_sample(dataset, start_method):
    loader = DataLoader(dataset, batch_size=None, num_workers=1,
                        multiprocessing_context=start_method)
    return next(iter(loader))


def measure():
    """Private memory of one worker beyond that of a worker with no names at all."""
    print(f"{ITEMS:,} file names, one worker")
    print("start method  names as     private at start   private after reading all")
    for start_method in ["fork", "forkserver"]:
        baseline, _ = first_sample(Names([]), start_method)
        array = np.array(names(), dtype="S")
        as_bytes = array.view(np.uint8).reshape(ITEMS, -1)
        for title, stored in [("list of str", names()), ("NumPy array", array),
                              ("tensor", torch.from_numpy(as_bytes))]:
            before, after = first_sample(Names(stored), start_method)
            print(f"{start_method:<12}  {title:<11}  {bucket(before - baseline):<17}  "
                  f"{bucket(after - baseline)}")


def collate(batch):
    return batch


def start_worker(title, collate_fn, start_method):
    loader = DataLoader([1, 2], num_workers=1, collate_fn=collate_fn,
                        multiprocessing_context=start_method)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = f"first batch {next(iter(loader))}"
        except Exception as error:
            result = type(error).__name__
    hint = "yes" if any("not picklable" in str(w.message) for w in caught) else "no"
    print(f"  {start_method:<11} {title:<19} {result:<18} hint from torch: {hint}")


if __name__ == "__main__":
    measure()
    print("\nstart method, collate_fn, result")
    for method in ["fork", "forkserver"]:
        start_worker("top-level function", collate, method)
        start_worker("lambda", lambda batch: batch, method)
