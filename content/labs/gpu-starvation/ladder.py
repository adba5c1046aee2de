"""The ladder of measurements, for four jobs that are all too slow.

synthetic  one batch, in memory already: the step alone, and what the loop does around it
loader     the loader alone, without a step, from the store
cached     the job, with nothing to fetch
cold       the job
"""

import argparse
import itertools
import statistics
import time
import warnings

from device import MS, Costs, Device, loader, now

CORES = 4


class Job:
    """A step is some kernels; before each of them the loop spends host time on Python."""

    def __init__(self, costs, kernels=1, host=0):
        self.costs, self.kernels, self.host = costs, kernels, host

    def step(self, device):
        for _ in range(self.kernels):
            time.sleep(self.host * MS)
            device.launch("compute", self.costs.step / self.kernels)


JOBS = {
    "A": Job(Costs(store=40, decode=80, step=120)),
    "B": Job(Costs(store=40, decode=480, step=60)),
    "C": Job(Costs(store=440, decode=80, step=60)),
    "D": Job(Costs(store=40, decode=80, step=60), kernels=10, host=12),
}


def per_batch(ends, size):
    """The median of four rounds, without the first round."""
    rounds = [after - before for before, after in itertools.pairwise(ends[size - 1::size])]
    return statistics.median(rounds) / size / MS


def train(job, batches, workers):
    device = Device()
    for _ in batches:
        job.step(device)
    device.close()
    ends = [end for _, end in device.done["compute"]][job.kernels - 1::job.kernels]
    return per_batch(ends, workers)


def load_alone(batches, workers):
    ends = []
    for _ in batches:
        ends.append(now())
    return per_batch(ends, workers)


def verdict(job, synthetic, cached, cold):
    """By ratios alone: what a stage adds counts if it is a quarter or more."""
    if cached > 1.25 * synthetic:
        return "decoding"
    if cold > 1.25 * cached:
        return "fetching"
    return "the device" if job.costs.step / synthetic > 0.8 else "the loop itself"


def main(workers):
    count = 5 * workers
    print(f"milliseconds for one batch; {workers} workers on {CORES} cores")
    print("job   synthetic  loader  cached    cold    device busy   to mend first")
    for name, job in JOBS.items():
        from_store = loader(job.costs, count, workers, CORES)
        from_cache = loader(job.costs.but(store=0), count, workers, CORES)
        synthetic = train(job, range(count), workers)
        alone = load_alone(from_store, workers)
        cached = train(job, from_cache, workers)
        cold = train(job, from_store, workers)
        print(f"{name:<4} {synthetic:8.0f} ms {alone:4.0f} ms {cached:4.0f} ms {cold:4.0f} ms"
              f"    {job.costs.step / cold:8.0%}    {verdict(job, synthetic, cached, cold)}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=4, help="4 or 8")
    main(parser.parse_args().workers)
