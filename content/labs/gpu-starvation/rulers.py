"""Which stage rules? The model is held against runs, one change after the other.

model: a batch takes the longest of
  one worker's time for a batch / workers
  decode / cores
  the batch's time on the link
  the step
"""

import itertools
import statistics
import warnings

from device import MS, Costs, Device, loader, near

CORES = 4
ROUNDS = 4


def parts(costs, workers, cores=CORES):
    one = costs.store + costs.link + costs.decode
    return {"workers": one / workers, "cores": costs.decode / cores, "link": costs.link,
            "step": costs.step}


def measure(costs, workers, cores=CORES):
    """Milliseconds per batch on the device: the median of four rounds, two rounds are warm-up.

    Workers deliver in turn, so a round is a multiple of their number.
    """
    size = max(workers, 4)
    device = Device()
    for _ in loader(costs, (ROUNDS + 2) * size + 1, workers, cores):
        device.launch("compute", costs.step)
    device.close()
    marks = [end for _, end in device.done["compute"]][2 * size::size]
    rounds = [after - before for before, after in itertools.pairwise(marks)]
    return statistics.median(rounds) / size / MS


def main():
    first = Costs(store=120, link=60, decode=300, step=100)
    faster = first.but(step=50)
    cheap = faster.but(decode=150)
    small = cheap.but(link=30)
    changes = [("start", first, 1), ("4 workers", first, 4), ("8 workers", first, 8),
               ("a faster device", faster, 8), ("16 workers", faster, 16),
               ("cheaper decoding", cheap, 16), ("fewer bytes", small, 16)]
    print(f"{CORES} cores; milliseconds for one batch")
    print("                    workers  cores   link   step    rules    predicted measured  near"
          "  device busy")
    for name, costs, workers in changes:
        share = parts(costs, workers)
        ruler = max(share, key=share.get)
        predicted = share[ruler]
        measured = measure(costs, workers)
        columns = " ".join(f"{value:6.0f}" for value in share.values())
        print(f"{name:<19} {columns}    {ruler:<8} {predicted:6.0f} ms {measured:5.0f} ms"
              f"  {near(measured, predicted):<4}  {costs.step / measured:9.0%}")
    total = small.store + small.link + small.decode + small.step
    print(f"\nlast line: one batch passes stages of {small.store} + {small.link} + {small.decode} + "
          f"{small.step} = {total} ms")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    main()
