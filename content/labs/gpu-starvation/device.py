"""A stand-in for an accelerator, and a loader whose stages can be set.

CPU only. What the stand-in shares with a CUDA device: a launch puts work into a stream and returns; the
work of one stream runs in order; streams run side by side, but a copy engine and the compute units
each do one thing at a time; an operation can wait for another. What it leaves out: kernels that
share the compute units, a limit of the queue, and the driver. Work is a sleep of fixed length.

The loader is PyTorch's, with its processes and queues. Its dataset sleeps where work would be
done: waiting for the store (many at once), the link (one at a time), decoding (on one of CORES).
"""

import multiprocessing
import queue
import threading
import time
from dataclasses import dataclass, replace

from torch.utils.data import DataLoader, Dataset

MS = 0.001
now = time.perf_counter


class Device:
    """Streams are threads. Each operation takes the engine that it needs."""

    def __init__(self):
        self.engines = {"compute": threading.Lock(), "copy": threading.Lock()}
        self.done = {"compute": [], "copy": []}  # (begin, end) of each operation, per engine
        self.streams = {}

    def launch(self, engine, ms, stream="default", after=None):
        """Returns at once, with an event that is set when the operation is done."""
        if stream not in self.streams:
            waiting = queue.SimpleQueue()
            thread = threading.Thread(target=self.run, args=(waiting,))
            self.streams[stream] = waiting, thread
            thread.start()
        event = threading.Event()
        self.streams[stream][0].put((engine, ms, after, event))
        return event

    def run(self, waiting):
        while (operation := waiting.get()) is not None:
            engine, ms, after, event = operation
            if after:
                after.wait()
            with self.engines[engine]:
                begin = now()
                time.sleep(ms * MS)
                self.done[engine].append((begin, now()))
            event.set()

    def close(self):
        """Waits for all that was launched, as torch.cuda.synchronize() does."""
        for waiting, _ in self.streams.values():
            waiting.put(None)
        for _, thread in self.streams.values():
            thread.join()


@dataclass(frozen=True)
class Costs:
    """Milliseconds for one batch."""

    store: float = 0  # waiting for answers of the store: any number of workers at once
    link: float = 0  # its bytes on the network: one batch at a time
    decode: float = 0  # on a core
    step: float = 0  # on the device

    def but(self, **changed):
        return replace(self, **changed)


class Batches(Dataset):
    """One index is one whole batch."""

    def __init__(self, costs, count, cores, slow=None):
        self.costs, self.count, self.slow = costs, count, slow or {}
        self.link = multiprocessing.Lock()
        self.cores = multiprocessing.Semaphore(cores)

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        costs = self.costs
        time.sleep((costs.store + self.slow.get(index, 0)) * MS)
        if costs.link:
            with self.link:
                time.sleep(costs.link * MS)
        if costs.decode:
            with self.cores:
                time.sleep(costs.decode * MS)
        return index


def loader(costs, count, workers, cores=4, prefetch=2, slow=None):
    return DataLoader(Batches(costs, count, cores, slow), batch_size=None, num_workers=workers,
                      prefetch_factor=prefetch if workers else None)


def near(measured, predicted):
    return "yes" if abs(measured - predicted) < predicted / 4 else "no"
