"""Two training processes share a map-style dataset: who gets which sample, in which epoch?

A DistributedSampler needs no process group if it is told its rank and how many there are, so
one process can show what two would get. Each rank's loader is PyTorch's own.
"""

import warnings
from collections import Counter

from torch.utils.data import DataLoader, Dataset, DistributedSampler, get_worker_info

SAMPLES, RANKS, BATCH_SIZE = 11, 2, 3


class Numbers(Dataset):
    def __init__(self, count=SAMPLES):
        self.count = count
        self.epoch = 0

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return index


def sampler_of(rank, dataset=None, **options):
    return DistributedSampler(dataset or Numbers(), num_replicas=RANKS, rank=rank, **options)


def together(drawn, count):
    copies = Counter(index for indices in drawn for index in indices)
    twice = sorted(index for index, times in copies.items() if times > 1)
    never = sorted(set(range(count)) - set(copies))
    return copies.total(), len(copies), twice, never


def uneven():
    for drop_last in (False, True):
        print(f"shuffle=False, drop_last={drop_last}")
        drawn = [list(sampler_of(rank, shuffle=False, drop_last=drop_last))
                 for rank in range(RANKS)]
        for rank, indices in enumerate(drawn):
            print(f"  rank {rank}: {indices}")
        total, distinct, twice, never = together(drawn, SAMPLES)
        print(f"  drawn {total}, distinct {distinct}, twice {twice}, never {never}")


def epochs(call_set_epoch):
    print(f"shuffle=True, {'with' if call_set_epoch else 'without'} set_epoch")
    samplers = [sampler_of(rank) for rank in range(RANKS)]
    loaders = [DataLoader(Numbers(), batch_size=BATCH_SIZE, sampler=sampler)
               for sampler in samplers]
    for epoch in range(2):
        for rank, (sampler, loader) in enumerate(zip(samplers, loaders)):
            if call_set_epoch:
                sampler.set_epoch(epoch)
            print(f"  epoch {epoch}, rank {rank}: {[batch.tolist() for batch in loader]}")


def seeds():
    count = 1000
    for pair in [(0, 0), (0, 1)]:
        drawn = [list(sampler_of(rank, Numbers(count), seed=seed))
                 for rank, seed in enumerate(pair)]
        total, distinct, twice, never = together(drawn, count)
        print(f"  seeds {pair}: drawn {total}, distinct {distinct}, "
              f"twice {len(twice)}, never {len(never)}")


def with_epoch(samples):
    return samples, get_worker_info().dataset.epoch


def what_reaches_the_workers():
    for persistent in (False, True):
        dataset = Numbers()
        sampler = sampler_of(0, dataset)
        orders, seen = [], []
        loader = DataLoader(dataset, sampler=sampler, num_workers=1, batch_size=SAMPLES,
                            persistent_workers=persistent, collate_fn=with_epoch)
        for epoch in range(2):
            sampler.set_epoch(epoch)
            dataset.epoch = epoch
            [(indices, epoch_in_worker)] = list(loader)
            orders.append(indices)
            seen.append(epoch_in_worker)
        print(f"  persistent_workers={persistent}: new order in epoch 1: "
              f"{'yes' if orders[0] != orders[1] else 'no'}, dataset.epoch in worker: {seen}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    print(f"A. {SAMPLES} samples, {RANKS} ranks")
    uneven()
    print(f"\nB. batches of {BATCH_SIZE}")
    epochs(call_set_epoch=False)
    epochs(call_set_epoch=True)
    print("\nC. 1,000 samples, seeds of the two ranks")
    seeds()
    print("\nD. set_epoch(1) and dataset.epoch = 1, both set in the main process")
    what_reaches_the_workers()
    try:
        DataLoader(Numbers(), sampler=sampler_of(0), shuffle=True)
    except ValueError as error:
        print(f"\nE. sampler and shuffle=True\n  ValueError: {error}")
