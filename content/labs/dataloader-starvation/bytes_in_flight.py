"""Count the batches that a paused training loop leaves in shared memory (Linux).

Workers collate tensors into shared memory, so on Linux every loaded batch occupies space
under /dev/shm until the last process lets go of it. The loop takes one batch and pauses;
the script waits until the used space no longer changes and divides it by the batch size.
"""

import os
import time
import warnings

import torch
from torch.utils.data import DataLoader, Dataset

MIB = 2**20
BATCH_MIB, SAMPLES_PER_BATCH = 4, 4


class OneMebibyte(Dataset):
    def __len__(self):
        return 1000

    def __getitem__(self, index):
        return torch.full((MIB // 4,), float(index))  # float32: four bytes each


def shared_memory_used():
    info = os.statvfs("/dev/shm")
    return (info.f_blocks - info.f_bfree) * info.f_frsize


def wait_until_steady(seconds=1.5):
    used, since = shared_memory_used(), time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.05)
        if (now := shared_memory_used()) != used:
            used, since = now, time.monotonic()
    return used


def measure(workers, prefetch):
    before = shared_memory_used()
    loader = DataLoader(OneMebibyte(), batch_size=SAMPLES_PER_BATCH, num_workers=workers,
                        prefetch_factor=prefetch)
    iterator = iter(loader)
    batch = next(iterator)  # stays referenced, as in the body of a training loop
    held = (wait_until_steady() - before) / (BATCH_MIB * MIB)
    assert batch.is_shared()
    formula = workers * prefetch + 1
    print(f"{workers:>7}  {prefetch:>15}  {formula:>22}  {held:>8.0f}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    print(f"batches of {BATCH_MIB} MiB in shared memory while the loop pauses")
    print("workers  prefetch_factor  workers × prefetch + 1  measured")
    for workers, prefetch in [(1, 2), (2, 2), (2, 4), (4, 2)]:
        measure(workers, prefetch)
