"""The same parcels, but other random numbers: what does a resume restore, and what does it not?

Each sample draws one number, as an augmentation would: from torch's global generator of the worker,
or from a generator made from (seed, epoch, id). A run is stopped after step 5 and goes on.
"""

import logging
import warnings

import torch
from torch.utils.data import Dataset
from torchdata.stateful_dataloader import StatefulDataLoader

PARCELS, BATCH, SEED, EPOCH = 48, 4, 7, 0


class FromWorker(Dataset):
    def __len__(self):
        return PARCELS

    def __getitem__(self, index):
        return index, torch.randint(1000, (1,)).item()


class FromId(FromWorker):
    def __getitem__(self, index):
        mixed = (SEED * 1_000 + EPOCH) * 1_000_000 + index
        return index, torch.randint(1000, (1,), generator=torch.Generator().manual_seed(mixed)).item()


def loader_of(dataset, workers):
    torch.manual_seed(SEED)
    return StatefulDataLoader(dataset, batch_size=BATCH, shuffle=True, num_workers=workers)


def pairs(batches):
    return [tuple(pair) for ids, drawn in batches for pair in zip(ids.tolist(), drawn.tolist())]


def compare(name, whole, other):
    ids = [index for index, _ in whole] == [index for index, _ in other]
    equal = sum(mine == theirs for mine, theirs in zip(whole, other))
    print(f"{name:<30} {'same' if ids else 'other':<11} {equal:>2} of {len(whole)}")


def check(dataset):
    whole = pairs(loader_of(dataset, 2))
    compare("again, 2 workers", whole, pairs(loader_of(dataset, 2)))
    compare("again, 3 workers", whole, pairs(loader_of(dataset, 3)))

    first = loader_of(dataset, 2)
    batches = iter(first)
    head = pairs([next(batches) for _ in range(5)])
    state = first.state_dict()
    second = loader_of(dataset, 2)
    second.load_state_dict(state)
    compare("stopped after step 5, resumed", whole, head + pairs(second))


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    print(f"{PARCELS} parcels, batches of {BATCH}, StatefulDataLoader, shuffled with one seed\n")
    for dataset, source in ((FromWorker(), "the worker's generator"), (FromId(), "(seed, epoch, id)")):
        print(f"numbers from {source}")
        print(f"{'':<30} {'parcels':<11} same parcel and number")
        check(dataset)
        print()
