"""The pattern of the waits: too few workers, one slow batch, several ranks.

A wait is the pause of the device between two steps, rounded. The loop reads each loss:
otherwise it could run ahead, and the device's queue would hide some of the waits.
"""

import itertools
import statistics
import warnings

from device import MS, Costs, Device, loader


def pauses(costs, workers, count, prefetch=2, slow=None):
    device = Device()
    for _ in loader(costs, count, workers, cores=16, prefetch=prefetch, slow=slow):
        device.launch("compute", costs.step).wait()  # the loop reads the loss in each step
    device.close()
    steps = device.done["compute"]
    waits = [begin - end for (_, end), (begin, _) in itertools.pairwise(steps)]
    return [wait / MS for wait in waits]


def to_nearest(unit, milliseconds):
    return round(milliseconds / unit) * unit


def by_worker(waits, workers):
    """The median wait before a batch of each worker. Batches are dealt in turn; four are left out."""
    rest = list(enumerate(waits, start=1))[4:]
    return [statistics.median(wait for batch, wait in rest if batch % workers == worker)
            for worker in range(workers)]


def main():
    print("a worker needs 400 ms for a batch, a step 150 ms; waits before a batch of worker 0, 1, …")
    costs = Costs(decode=400, step=150)
    for workers, prefetch in [(2, 2), (2, 8), (3, 2), (4, 2)]:
        waits = by_worker(pauses(costs, workers, 24, prefetch), workers)
        columns = " ".join(f"{to_nearest(100, wait):>4}" for wait in waits)
        print(f"  workers {workers}, prefetch_factor {prefetch}  {columns} ms")

    print("\n4 workers of 200 ms a batch, a step 100 ms; batch 40 needs 1,100 more; to 250 ms")
    costs = Costs(decode=200, step=100)
    for prefetch in (2, 4):
        waits = pauses(costs, 4, 60, prefetch, slow={40: 1100})
        print(f"  prefetch_factor {prefetch}: wait before step 40 {to_nearest(250, waits[39])} ms")

    print("\na batch is late with probability 0.02; ranks wait for the slowest")
    for ranks in (1, 8, 64):
        print(f"  {ranks:>2} ranks: {1 - 0.98 ** ranks:4.0%} of the steps are late")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    main()
