"""The pattern of the waits: too few workers, one slow batch, several ranks.

A wait is the pause of the device between two steps, rounded. The loop reads each loss:
otherwise it could run ahead, and the device's queue would hide some of the waits.
"""

import itertools
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


def show(text, waits):
    print(f"  {text:<32} {' '.join(f'{to_nearest(100, wait):>3}' for wait in waits)}")


def main():
    print("a worker needs 400 ms for a batch, a step 150 ms; waits before steps 1 to 12, to 100 ms")
    costs = Costs(decode=400, step=150)
    for workers, prefetch in [(2, 2), (2, 8), (3, 2), (4, 2)]:
        waits = pauses(costs, workers, 13, prefetch)
        show(f"workers {workers}, prefetch_factor {prefetch}", waits)

    print("\n4 workers of 200 ms a batch, a step 100 ms; batch 40 needs 1,100 more; to 250 ms")
    costs = Costs(decode=200, step=100)
    for prefetch in (2, 4):
        waits = pauses(costs, 4, 60, prefetch, slow={40: 1100})
        longest = to_nearest(250, max(waits))
        print(f"  prefetch_factor {prefetch}: longest wait "
              + (f"{longest} ms, before step {waits.index(max(waits)) + 1}" if longest else "none"))

    print("\na batch is late with probability 0.02; ranks wait for the slowest")
    for ranks in (1, 8, 64):
        print(f"  {ranks:>2} ranks: {1 - 0.98 ** ranks:4.0%} of the steps are late")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    main()
