"""DistributedSampler: who gets what when the samples do not divide by the ranks, or the ranks disagree.

It needs no process group if it is told its rank and how many ranks there are, so one process can
show what several would get.
"""

import random
from collections import Counter

from torch.utils.data import DataLoader, DistributedSampler


def draw(count, ranks, **options):
    samplers = [DistributedSampler(range(count), ranks, rank, **options) for rank in range(ranks)]
    return [list(sampler) for sampler in samplers]


def together(drawn, count):
    copies = Counter(index for indices in drawn for index in indices)
    twice = sorted(index for index, times in copies.items() if times > 1)
    never = sorted(set(range(count)) - set(copies))
    return copies.total(), twice, never


def uneven(count, ranks):
    for drop_last in (False, True):
        print(f"drop_last={drop_last}")
        drawn = draw(count, ranks, shuffle=False, drop_last=drop_last)
        for rank, indices in enumerate(drawn):
            print(f"  rank {rank}: {indices}")
        total, twice, never = together(drawn, count)
        print(f"  drawn {total}, more than once {twice}, never {never}")


def steps(count, ranks, batch):
    """The sampler's drop_last and the loader's are two settings."""
    print("sampler's drop_last  loader's drop_last  steps by rank  trained  doubled  never")
    for of_sampler in (False, True):
        for of_loader in (False, True):
            seen, lengths = [], []
            for rank in range(ranks):
                sampler = DistributedSampler(range(count), ranks, rank, shuffle=False,
                                             drop_last=of_sampler)
                batches = list(DataLoader(range(count), batch_size=batch, sampler=sampler,
                                          drop_last=of_loader))
                lengths.append(len(batches))
                seen.append([index for part in batches for index in part.tolist()])
            total, twice, never = together(seen, count)
            print(f"{of_sampler!s:<19}  {of_loader!s:<18}  {lengths!s:<13}  {total:>7}  "
                  f"{len(twice):>7}  {len(never):>5}")


def accuracy():
    """Ten samples, of which a model gets 8 right: 0 and 1 are wrong."""
    wrong = {0, 1}
    drawn = draw(10, 4, shuffle=False)
    right = sum(index not in wrong for indices in drawn for index in indices)
    print(f"over what the ranks drew: {right} of {sum(map(len, drawn))} right")
    distinct = {index for indices in drawn for index in indices}
    print(f"over distinct ids:        {sum(index not in wrong for index in distinct)} "
          f"of {len(distinct)} right")


def listings():
    """Two ranks list the same 1,000 files; one of them in another order."""
    files = [f"part-{number:04}.parquet" for number in range(1000)]
    listed = random.Random(7).sample(files, len(files))
    for name, of_rank_1 in (("the same order", files), ("another order", listed)):
        seen = Counter()
        for rank, names in enumerate((files, of_rank_1)):
            seen.update(names[at] for at in DistributedSampler(names, 2, rank))
        twice = sum(times > 1 for times in seen.values())
        print(f"rank 1 has {name:<15} read {seen.total()}, twice {twice}, "
              f"never {len(files) - len(seen)}")


def epochs():
    samplers = [DistributedSampler(range(12), 2, rank) for rank in range(2)]
    for call in (False, True):
        print(f"{'with' if call else 'without'} set_epoch")
        for epoch in range(2):
            for sampler in samplers:
                if call:
                    sampler.set_epoch(epoch)
            print(f"  epoch {epoch}: " + "   ".join(
                f"rank {rank} {list(sampler)}" for rank, sampler in enumerate(samplers)))


if __name__ == "__main__":
    print("A. 10 samples, 4 ranks, not shuffled")
    uneven(10, 4)
    print("\nB. 103 samples, 3 ranks, batches of 8")
    steps(103, 3, 8)
    print("\nC. an accuracy from the ten samples above; samples 0 and 1 are wrong")
    accuracy()
    print("\nD. 1,000 file names, 2 ranks, the same seed")
    listings()
    print("\nE. 12 samples, 2 ranks, shuffled with the default seed 0")
    epochs()
