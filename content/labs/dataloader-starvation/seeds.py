"""Which random streams repeat across workers, and which repeat across epochs.

Each sample draws one number from each of four sources. Three are the global generators of
torch, random and NumPy. The fourth is a generator that the dataset object carries.
"""

import random
import warnings

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info

WORKERS = 2


class Augmented(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(7)

    def __len__(self):
        return WORKERS  # in order: sample i is loaded by worker i

    def __getitem__(self, index):
        return {
            "torch": int(torch.randint(1000, ())),
            "random": random.randrange(1000),
            "np.random": int(np.random.randint(1000)),
            "dataset.rng": int(self.rng.integers(1000)),
            "seed": get_worker_info().seed,
        }


def reseed_dataset(worker_id):
    info = get_worker_info()
    info.dataset.rng = np.random.default_rng(info.seed)


def show(title, **options):
    torch.manual_seed(0)
    loader = DataLoader(Augmented(), batch_size=None, num_workers=WORKERS, **options)
    epochs = [list(loader) for _ in range(2)]
    print(title)
    print("               epoch 0     epoch 1    same in      same in")
    print("  source       w0   w1     w0   w1    all workers  both epochs")
    for source in ["torch", "random", "np.random", "dataset.rng"]:
        (a, b), (c, d) = [[sample[source] for sample in epoch] for epoch in epochs]
        workers = "yes" if (a, c) == (b, d) else "no"
        both = "yes" if (a, b) == (c, d) else "no"
        print(f"  {source:<11} {a:>3}  {b:>3}    {c:>3}  {d:>3}    {workers:<11}  {both}")
    first, second = [[sample["seed"] for sample in epoch] for epoch in epochs]
    print(f"  seed of worker 1 minus seed of worker 0: {first[1] - first[0]}")
    print(f"  new seeds in epoch 1: {'yes' if first != second else 'no'}\n")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    show("A. defaults")
    show("B. persistent_workers=True", persistent_workers=True)
    show("C. worker_init_fn gives the dataset a new generator",
         worker_init_fn=reseed_dataset)
