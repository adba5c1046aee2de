"""Follow every batch of one small epoch: who draws it, who loads it, who receives it.

Two places can be observed without touching PyTorch. The batch sampler runs in the main
process, so each list of indices is logged when the loader sends it out. The collate
function runs in the worker, so each batch can carry the worker that made it.
"""

import os

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Samples(Dataset):
    """Twelve samples; a sample is its own number."""

    def __len__(self):
        return 12

    def __getitem__(self, index):
        return torch.tensor(index)


class LoggedBatches:
    """A sequential batch sampler that counts and reports each list it hands out."""

    def __init__(self, samples, batch_size, say=print):
        self.samples, self.batch_size, self.say = samples, batch_size, say
        self.drawn = 0

    def __iter__(self):
        self.drawn = 0
        for start in range(0, self.samples, self.batch_size):
            indices = list(range(start, start + self.batch_size))
            self.say(f"  main sends batch {self.drawn} {indices}")
            self.drawn += 1
            yield indices


def collate_with_worker(samples):
    info = get_worker_info()
    return {
        "ids": torch.utils.data.default_collate(samples),
        "worker": None if info is None else info.id,
        "pid": os.getpid(),
    }


def trace():
    batches = LoggedBatches(samples=12, batch_size=2)
    loader = DataLoader(Samples(), batch_sampler=batches, num_workers=2,
                        prefetch_factor=2, collate_fn=collate_with_worker)
    print("2 workers, prefetch_factor 2, 6 batches of 2 samples")
    print("iter(loader)")
    iterator = iter(loader)
    foreign = shared = 0
    for step in range(6):
        print(f"next(), step {step}")
        batch = next(iterator)
        in_flight = batches.drawn - (step + 1)
        print(f"  loop gets  batch {step} {batch['ids'].tolist()} from worker "
              f"{batch['worker']}, in flight: {in_flight}")
        foreign += batch["pid"] != os.getpid()
        shared += batch["ids"].is_shared()
    print(f"batches made in another process: {foreign} of 6")
    print(f"batches whose tensor is in shared memory: {shared} of 6")


def count_primed():
    print("\nindex lists sent before the first next(), 1,000 batches to go")
    print("workers  prefetch_factor  sent by iter()  in flight after 10")
    for workers, prefetch in [(1, 2), (2, 2), (2, 4), (4, 2), (4, 8), (0, None)]:
        batches = LoggedBatches(samples=1000, batch_size=1, say=lambda text: None)
        loader = DataLoader(range(1000), batch_sampler=batches, num_workers=workers,
                            prefetch_factor=prefetch)
        iterator = iter(loader)
        primed = batches.drawn
        for _ in range(10):
            next(iterator)
        in_flight = batches.drawn - 10
        print(f"{workers:>7}  {prefetch or '-':>15}  {primed:>14}  {in_flight:>18}")


if __name__ == "__main__":
    import warnings

    # The loader warns about more workers than logical CPUs, and the table asks for 4.
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    trace()
    count_primed()
