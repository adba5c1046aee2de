"""How many workers feed an accelerator? Measure three times, predict, then check.

CPU only. The accelerator is simulated: a training step is a sleep of fixed length. It blocks the
loop, as a GPU would not (see async_step.py). The remote store and the decoder are sleeps as well,
which is why eight workers can work on two cores. What is real: PyTorch's loader with its
processes and queues, and the cache, a folder of files.
"""

import argparse
import itertools
import math
import shutil
import statistics
import time
import warnings
from pathlib import Path

import torch
from torch.utils.data import DataLoader, Dataset

CACHE = Path(".work/cache")
BATCH_SIZE = 4
STEP = 0.080  # seconds
FETCH, DECODE = 0.120, 0.027  # seconds, for each sample


class Samples(Dataset):
    """A sample is fetched from the store once, and afterwards read from the cache."""

    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        file = CACHE / f"{index}.bin"
        if not file.exists():
            time.sleep(FETCH)
            file.write_bytes(bytes([index % 256]) * 4096)
        sample = torch.frombuffer(bytearray(file.read_bytes()), dtype=torch.uint8)
        time.sleep(DECODE)
        return sample


def train(batches, batches_per_round):
    """Seconds per batch, of the median round. The first round only fills the queues."""
    marks = []
    for taken, _ in enumerate(batches, start=1):
        time.sleep(STEP)  # the accelerator computes
        if taken % batches_per_round == 0:
            marks.append(time.perf_counter())
    rounds = [after - before for before, after in itertools.pairwise(marks)]
    return statistics.median(rounds) / batches_per_round


def epoch(kind, workers, prefetch):
    """Workers deliver in turn, so a round is one batch of each of them."""
    in_turn = max(workers, 1)
    batches = in_turn * (9 if workers <= 2 else 6)
    if kind == "synthetic":  # one batch, in memory already, again and again
        return train([torch.zeros(BATCH_SIZE, 4096)] * batches, in_turn)
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    if kind == "cached":
        for index in range(batches * BATCH_SIZE):
            (CACHE / f"{index}.bin").write_bytes(bytes(4096))
    loader = DataLoader(Samples(batches * BATCH_SIZE), batch_size=BATCH_SIZE,
                        num_workers=workers, prefetch_factor=prefetch if workers else None)
    return train(loader, in_turn)


def main(prefetch):
    step = epoch("synthetic", 0, prefetch)
    load = {kind: epoch(kind, 1, prefetch) for kind in ("cached", "cold")}
    print("measured: one batch")
    print(f"  synthetic  {step * 1000:4.0f} ms   the step alone")
    print(f"  cached     {load['cached'] * 1000:4.0f} ms   one worker, from the cache")
    print(f"  cold       {load['cold'] * 1000:4.0f} ms   one worker, from the store")

    print("predicted: a batch takes max(step, load / workers)")
    for kind, seconds in load.items():
        print(f"  {kind}: {math.ceil(seconds / step)} workers feed the accelerator")

    print(f"checked, with prefetch_factor {prefetch}")
    print("          workers  predicted  measured  within 25 %  accelerator")
    for kind, workers in [("cold", 0), ("cold", 2), ("cold", 4), ("cold", 8), ("cold", 12),
                          ("cached", 2)]:
        # Without workers nothing overlaps: the loop loads, then computes.
        predicted = max(step, load[kind] / workers) if workers else step + load[kind]
        measured = epoch(kind, workers, prefetch)
        near = "yes" if abs(measured - predicted) < predicted / 4 else "no"
        state = "busy" if step / measured > 0.8 else "waits"
        print(f"  {kind:<6} {workers:>8} {predicted * 1000:7.0f} ms {measured * 1000:6.0f} ms"
              f"  {near:<11}  {state}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefetch", type=int, default=2, help="prefetch_factor")
    main(parser.parse_args().prefetch)
