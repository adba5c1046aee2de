"""One slow sample, delivered in order and out of order.

The slow sample does not sleep for a fixed time. It waits until no other worker has made
progress for two seconds, so "slow" means: slower than everything else the loader allows.
The order of events then follows from the loader's rules and not from the machine.
"""

import time
import warnings

import torch
import torch.multiprocessing as mp
from torch.utils.data import DataLoader, Dataset, get_worker_info

BATCHES, BATCH_SIZE, WORKERS, PREFETCH = 12, 2, 3, 2
SLOW_SAMPLE = 0
QUIET_SECONDS = 2.0


class OneSlow(Dataset):
    def __init__(self):
        self.loaded = mp.Value("i", 0)  # shared by all processes, unlike plain attributes
        self.loaded_before_slow = mp.Value("i", 0)

    def __len__(self):
        return BATCHES * BATCH_SIZE

    def __getitem__(self, index):
        if index == SLOW_SAMPLE:
            self.wait_until_nothing_moves()
        with self.loaded.get_lock():
            self.loaded.value += 1
        return torch.tensor(index)

    def wait_until_nothing_moves(self):
        seen, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET_SECONDS:
            if self.loaded.value != seen:
                seen, since = self.loaded.value, time.monotonic()
            time.sleep(0.01)
        self.loaded_before_slow.value = seen


class StartTogether:
    """Holds the workers until all have started, so none is late to the race."""

    def __init__(self):
        self.barrier = mp.Barrier(WORKERS)

    def __call__(self, worker_id):
        self.barrier.wait()


def collate_with_worker(samples):
    return samples[0].item() // BATCH_SIZE, get_worker_info().id


def run(in_order):
    dataset = OneSlow()
    loader = DataLoader(dataset, batch_size=BATCH_SIZE, num_workers=WORKERS,
                        prefetch_factor=PREFETCH, collate_fn=collate_with_worker,
                        worker_init_fn=StartTogether(), in_order=in_order)
    delivered = list(loader)
    finished = dataset.loaded_before_slow.value // BATCH_SIZE
    before_slow = [batch for batch, _ in delivered].index(0)
    print(f"in_order={in_order}")
    print(f"  finished by others meanwhile: {finished}")
    print(f"  delivered before batch 0: {before_slow}")
    print(f"  worker 0 loaded: {sorted(b for b, w in delivered if w == 0)}")
    if in_order:
        for worker in range(1, WORKERS):
            print(f"  worker {worker} loaded: {[b for b, w in delivered if w == worker]}")
        in_sequence = [b for b, _ in delivered] == list(range(BATCHES))
        print(f"  delivered from 0 to {BATCHES - 1}, in sequence: {in_sequence}")
    else:
        # Workers 1 and 2 race, so which of them loads a batch may differ from run to run.
        others = sorted(b for b, w in delivered if w != 0)
        print(f"  others loaded: {others}")
        print(f"  delivered last: {[b for b, _ in delivered[before_slow:]]}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    print(f"{BATCHES} batches, {WORKERS} workers, prefetch_factor {PREFETCH}")
    print("batch 0 holds the slow sample")
    run(in_order=True)
    run(in_order=False)
