"""Does loading overlap with the step? Two stand-ins for an accelerator, with and without workers.

A GPU works asynchronously: the loop puts a step into the device's queue and goes on. It waits
only where it reads a result. One stand-in blocks, as a sleep does; the other has a queue and a
thread that runs what was launched. The loader is PyTorch's, and loading is a sleep.
"""

import argparse
import itertools
import queue
import statistics
import threading
import time
import warnings

from torch.utils.data import DataLoader, Dataset

STEP = 0.100  # seconds
ROUND, ROUNDS = 4, 4  # the median of four rounds is taken: a hiccup of the machine is left out
BATCHES = 1 + ROUND * ROUNDS


class Samples(Dataset):
    def __init__(self, load):
        self.load = load

    def __len__(self):
        return BATCHES

    def __getitem__(self, index):
        time.sleep(self.load)
        return index


class Loss:
    def __init__(self):
        self.ready = threading.Event()

    def item(self):
        """The value, as soon as the device has computed it."""
        self.ready.wait()
        return 0.0


class Blocking:
    """A call returns when the step is done."""

    def __init__(self):
        self.finished = []

    def step(self, batch):
        loss = Loss()
        time.sleep(STEP)
        self.finished.append(time.perf_counter())
        loss.ready.set()
        return loss

    def close(self):
        pass


class Asynchronous(Blocking):
    """A call puts the step into a queue and returns; a thread runs one step after the other."""

    def __init__(self):
        super().__init__()
        self.launched = queue.SimpleQueue()
        self.device = threading.Thread(target=self.run)
        self.device.start()

    def step(self, batch):
        loss = Loss()
        self.launched.put(loss)
        return loss

    def run(self):
        while (loss := self.launched.get()) is not None:
            time.sleep(STEP)
            self.finished.append(time.perf_counter())
            loss.ready.set()

    def close(self):
        self.launched.put(None)
        self.device.join()


def train(accelerator, batches, read_every):
    """Runs the loop. Returns the seconds of `next()`, and of the rest, in each iteration."""
    waited, worked = [], []
    for number in range(1, BATCHES + 1):
        start = time.perf_counter()
        batch = next(batches)
        loaded = time.perf_counter()
        loss = accelerator.step(batch)
        if read_every and number % read_every == 0:
            loss.item()
        waited.append(loaded - start)
        worked.append(time.perf_counter() - loaded)
    accelerator.close()  # here the loop waits for what is still in the device's queue
    return waited[1:], worked[1:]  # the first batch waits for the start of the workers as well


def per_batch(seconds):
    """Seconds per batch of the median round."""
    rounds = [sum(seconds[first:first + ROUND]) for first in range(0, len(seconds), ROUND)]
    return statistics.median(rounds) / ROUND


def predict(load, workers, kind, read_every):
    if workers:
        return max(load / workers, STEP)
    if kind is Blocking:
        return load + STEP
    if read_every:
        return max(load, STEP) + min(load, STEP) / read_every
    return max(load, STEP)


def show(load, workers, kind, read_every):
    batches = iter(DataLoader(Samples(load), batch_size=None, num_workers=workers))
    accelerator = kind()
    waited, worked = train(accelerator, batches, read_every)
    measured = per_batch([b - a for a, b in itertools.pairwise(accelerator.finished)])
    predicted = predict(load, workers, kind, read_every)
    near = "yes" if abs(measured - predicted) < predicted / 4 else "no"
    read = {0: "at the end", 1: "each step"}.get(read_every, f"every {read_every}th")
    read = "" if kind is Blocking else read
    print(f"{workers:>7}  {kind.__name__.lower():<12}  {read:<10}  {predicted * 1000:6.0f} ms "
          f"{measured * 1000:5.0f} ms  {near:<4}  {STEP / measured:4.0%}  "
          f"{per_batch(waited) * 1000:4.0f} ms {per_batch(worked) * 1000:4.0f} ms")


def main(read_every):
    for load in (0.200, 0.060):
        print(f"loading a batch takes {load * 1000:.0f} ms, a step {STEP * 1000:.0f} ms")
        print("                                    one batch                 device   loop's clock")
        print("workers  the step is   loss read    predicted measured  near  busy   next()   rest")
        show(load, 0, Blocking, 0)
        show(load, 0, Asynchronous, read_every)
        show(load, 0, Asynchronous, 0)
        show(load, 2, Asynchronous, read_every)
        print()


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="This DataLoader will create")
    parser = argparse.ArgumentParser()
    parser.add_argument("--read-every", type=int, default=1, help="1, 2 or 4")
    main(parser.parse_args().read_every)
