"""Resume with another number of ranks: what does a saved position mean then?

192 parcels, shuffled by seed and epoch. Two ranks train with batches of 12 and stop after step 4;
the job goes on with other ranks. The position is torchdata's StatefulDistributedSampler's, for
each rank (`yielded`), or the number of parcels that all ranks together have trained.
"""

from collections import Counter

from torch.utils.data import DataLoader
from torchdata.stateful_dataloader.sampler import StatefulDistributedSampler

PARCELS, GLOBAL_BATCH, STEPS_BEFORE = 192, 24, 4


def run(ranks, batch, yielded, steps=None):
    """The global batches: for each step, what all ranks train on together."""
    of_rank = []
    for rank in range(ranks):
        sampler = StatefulDistributedSampler(range(PARCELS), ranks, rank, seed=7)
        sampler.set_epoch(3)
        sampler.load_state_dict({"yielded": yielded})
        loader = DataLoader(range(PARCELS), batch_size=batch, sampler=sampler)
        of_rank.append([part.tolist() for part in loader][:steps])
    return [sum(parts, []) for parts in zip(*of_rank)]


def show(name, ranks, batch, yielded):
    after = run(ranks, batch, yielded)
    copies = Counter(parcel for step in before + after for parcel in step)
    doubled = sum(times > 1 for times in copies.values())
    same = [set(step) for step in before + after] == [set(step) for step in undisturbed]
    print(f"{name:<30} {ranks:>5}  {batch:>5}  {yielded:>7}  {len(after):>10}  "
          f"{PARCELS - len(copies):>4}  {doubled:>7}  {'yes' if same else 'no'}")


if __name__ == "__main__":
    undisturbed = run(2, 12, 0)
    before = undisturbed[:STEPS_BEFORE]
    trained = STEPS_BEFORE * GLOBAL_BATCH
    print(f"{PARCELS} parcels; 2 ranks × batches of 12; stopped after step {STEPS_BEFORE}: {trained} parcels "
          f"trained, {trained // 2} on each rank\n")
    print("what each new rank skips       ranks  batch  skipped  more steps  lost  doubled  "
          "same global batches")
    show("its old rank's position", 2, 12, trained // 2)
    show("its old rank's position", 4, 6, trained // 2)
    show("its old rank's position", 1, 24, trained // 2)
    show("all trained / new ranks", 4, 6, trained // 4)
    show("all trained / new ranks", 3, 8, trained // 3)
    show("all trained / new ranks", 1, 24, trained)
    show("the same, batch not changed", 4, 12, trained // 4)
    print("\nstep 1 as 2 ranks × 12 and as 3 ranks × 8: the same 24 parcels: "
          f"{'yes' if set(run(2, 12, 0)[0]) == set(run(3, 8, 0)[0]) else 'no'}; "
          f"in the same order within the step: "
          f"{'yes' if run(2, 12, 0)[0] == run(3, 8, 0)[0] else 'no'}")
    for ranks in (2, 3, 4, 5, 6, 8):
        print(f"a global batch of {GLOBAL_BATCH} on {ranks} ranks: {GLOBAL_BATCH / ranks:g} each")
